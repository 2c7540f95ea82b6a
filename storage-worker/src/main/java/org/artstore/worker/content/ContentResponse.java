package org.artstore.worker.content;

import org.artstore.worker.store.StoredBytes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerResponse;

import java.util.Map;

/// Sends a [Delivery]: each window is checked, then sent. If it lies in a file of this host, the
/// operating system sends it from its page cache. The next is checked while one is being sent.
final class ContentResponse {

    private static final int CHECKED_AHEAD = 2;

    private final Delivery delivery;
    private final ServerHttpResponse response;
    private final Scheduler disk;
    private final Map<String, String> fields;

    /// @param fields of the header beside those that tell which bytes they are
    ContentResponse(
            Delivery delivery,
            ServerHttpResponse response,
            Scheduler disk,
            Map<String, String> fields) {
        this.delivery = delivery;
        this.response = response;
        this.disk = disk;
        this.fields = fields;
    }

    /// Headers only.
    Mono<Void> sendHead() {
        return Mono.defer(
                () -> {
                    setHeaders();
                    return response.setComplete();
                });
    }

    /// If the first window is damaged, nothing has been sent and the error can still be answered; a
    /// later one ends the connection in the middle.
    Mono<Void> send() {
        return switch (delivery.bytes()) {
            case StoredBytes.InFile file -> send(file);
            case StoredBytes.Remote remote -> send(remote);
        };
    }

    private Mono<Void> send(StoredBytes.InFile file) {
        return Flux.fromIterable(delivery.windows(file.window()))
                .flatMapSequential(window -> checked(file, window), CHECKED_AHEAD, 1)
                .concatMap(window -> sendWindow(file, window), 1)
                .then();
    }

    /// Fetches no more windows than these ahead of what the connection takes.
    private Mono<Void> send(StoredBytes.Remote remote) {
        var bytes =
                Flux.fromIterable(delivery.windows(remote.window()))
                        .flatMapSequential(
                                window -> delivery.fetch(remote, window), CHECKED_AHEAD, 1)
                        .map(it -> response.bufferFactory().wrap(it))
                        .switchOnFirst(
                                (first, all) -> {
                                    if (first.hasValue()) {
                                        setHeaders();
                                    }
                                    return all;
                                });
        return response.writeWith(bytes);
    }

    private Mono<ByteRange> checked(StoredBytes.InFile file, ByteRange window) {
        return Mono.fromCallable(
                        () -> {
                            Delivery.check(file, window);
                            return window;
                        })
                .subscribeOn(disk);
    }

    private Mono<Void> sendWindow(StoredBytes.InFile file, ByteRange window) {
        HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
        var bytes = connection.sendFile(file.path(), window.start(), window.length()).then();
        return response.isCommitted() ? bytes : sendHead().then(bytes);
    }

    private void setHeaders() {
        var document = delivery.document();
        var range = delivery.range();
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, document.content().contentType());
        headers.setContentLength(range.length());
        headers.setETag("\"" + document.content().checksum() + "\"");
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        fields.forEach(headers::set);
        if (range.partial()) {
            headers.set(
                    HttpHeaders.CONTENT_RANGE, range.contentRange(document.content().fileSize()));
            response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
        }
    }
}
