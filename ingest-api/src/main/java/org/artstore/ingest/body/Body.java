package org.artstore.ingest.body;

import org.artstore.ingest.part.PartPiece;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.time.Duration;
import java.util.function.Function;

/// Bodies of requests.
public final class Body {

    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private Body() {}

    /// Hands over the body, one piece after the other, each when the one before has been taken.
    /// Fails with [UploadRefused] when the client tries the patience or goes away.
    /// It is read no faster than the [Pace] of the request allows.
    ///
    /// Whoever gives the body up, its source hears of it on the connection's thread only: else it
    /// could still say that it is complete. What it has given out until then is released.
    public static <T> Mono<Void> read(
            Flux<T> body,
            ServerHttpRequest request,
            Patience patience,
            Function<T, Mono<Void>> accept) {
        return Mono.deferContextual(
                context ->
                        read(
                                body,
                                EventLoop.of(request),
                                patience,
                                paced(
                                        accept,
                                        context.<Pace>getOrEmpty(Pace.class).orElse(Pace.ANY))));
    }

    private static <T> Mono<Void> read(
            Flux<T> body, Scheduler loop, Patience patience, Function<T, Mono<Void>> accept) {
        var turn = new ClientTurn(patience);
        return body.cancelOn(loop)
                .doOnRequest(_ -> turn.ask(System.nanoTime()))
                .doOnNext(part -> turn.receive(bytes(part), System.nanoTime()))
                .takeUntilOther(stalled(turn, patience, loop))
                .onErrorMap(
                        DisconnectedClientHelper::isClientDisconnectedException,
                        _ -> new UploadRefused(new Refusal.CutOff()))
                .concatMap(accept, 0)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .then();
    }

    private static Mono<Void> stalled(ClientTurn turn, Patience patience, Scheduler loop) {
        var quarter = patience.idle().dividedBy(4);
        var tick = quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
        return Flux.interval(tick, loop)
                .onBackpressureDrop()
                .filter(_ -> turn.isStalled(System.nanoTime()))
                .next()
                .flatMap(_ -> Mono.error(new UploadRefused(new Refusal.Stalled(patience.idle()))));
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
            case PartPiece piece -> piece.content().readableByteCount();
            default -> throw new IllegalArgumentException("no piece of a body: " + part.getClass());
        };
    }
}
