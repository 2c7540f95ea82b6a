package org.artstore.ingest.body;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Bodies of requests.
public final class Body {

    private Body() {}

    /// Hands over the body, one piece after the other, each when the one before has been taken.
    /// Fails with [UploadRefused] when the client sends nothing for `idle` or goes away.
    /// It is read no faster than the [Pace] of the request allows.
    ///
    /// Whatever gives a body up does so on the connection's thread and not within its reading: the
    /// parser of parts would release buffers twice.
    public static <T> Mono<Void> read(
            Flux<T> body,
            ServerHttpRequest request,
            Duration idle,
            Function<T, Mono<Void>> accept) {
        return Mono.deferContextual(
                context ->
                        read(
                                body,
                                EventLoop.of(request),
                                idle,
                                paced(
                                        accept,
                                        context.<Pace>getOrEmpty(Pace.class).orElse(Pace.ANY))));
    }

    private static <T> Mono<Void> read(
            Flux<T> body, Scheduler loop, Duration idle, Function<T, Mono<Void>> accept) {
        var patience = new Patience(idle, loop);
        return body.timeout(patience.runsOut(), _ -> patience.runsOut())
                .onErrorMap(
                        TimeoutException.class, _ -> new UploadRefused(new Refusal.Stalled(idle)))
                .onErrorMap(
                        DisconnectedClientHelper::isClientDisconnectedException,
                        _ -> new UploadRefused(new Refusal.CutOff()))
                .concatMap(
                        part ->
                                patience.taking(accept.apply(part))
                                        .onErrorResume(e -> Mono.<Void>error(e).subscribeOn(loop)),
                        0)
                .then();
    }

    /// A piece is counted when it has been taken: whoever waits holds no buffer.
    private static <T> Function<T, Mono<Void>> paced(Function<T, Mono<Void>> accept, Pace pace) {
        return part -> {
            long bytes = bytes(part);
            return accept.apply(part).then(Mono.defer(() -> pace.take(bytes)));
        };
    }

    private static long bytes(Object part) {
        return switch (part) {
            case DataBuffer buffer -> buffer.readableByteCount();
            case PartEvent event -> event.content().readableByteCount();
            default -> throw new IllegalArgumentException("no piece of a body: " + part.getClass());
        };
    }
}
