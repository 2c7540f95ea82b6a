package org.artstore.ingest.body;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Bodies of requests.
public final class Body {

    private Body() {}

    /// Hands over the body, one piece after the other, each when the one before has been taken.
    /// Fails with [UploadRefused] when the client sends nothing for `idle` or goes away.
    ///
    /// Whatever gives a body up does so on the connection's thread and not within its reading: the
    /// parser of parts would release buffers twice.
    public static <T> Mono<Void> read(
            Flux<T> body,
            ServerHttpRequest request,
            Duration idle,
            Function<T, Mono<Void>> accept) {
        var loop = EventLoop.of(request);
        return body.timeout(idle, loop)
                .onErrorMap(
                        TimeoutException.class, _ -> new UploadRefused(new Refusal.Stalled(idle)))
                .onErrorMap(
                        DisconnectedClientHelper::isClientDisconnectedException,
                        _ -> new UploadRefused(new Refusal.CutOff()))
                .concatMap(
                        part ->
                                accept.apply(part)
                                        .onErrorResume(e -> Mono.<Void>error(e).subscribeOn(loop)),
                        0)
                .then();
    }
}
