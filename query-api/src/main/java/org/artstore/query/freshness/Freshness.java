package org.artstore.query.freshness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.artstore.schemas.file.Receipt;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.atomic.AtomicInteger;

/// Lets reads wait. While anybody does, one looks again and again how far the index is, for all.
final class Freshness {

    private final FreshnessSettings settings;
    private final MeterRegistry meters;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Flux<Look> looks;

    /// @param look that never fails
    Freshness(Mono<Look> look, FreshnessSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        this.looks =
                look.repeatWhen(looked -> looked.delayElements(settings.lookEvery()))
                        .publishOn(Schedulers.parallel())
                        .share();
        Gauge.builder("artstore.query.waiting.reads", waiting, AtomicInteger::get)
                .description("Reads that wait for a write")
                .register(meters);
    }

    /// Completes when the reader knows the event of the receipt; fails with [FreshnessRejected].
    Mono<Void> await(Receipt receipt, Wait.Reader reader) {
        return Mono.defer(() -> timed(new Wait(receipt, reader), Timer.start(meters)));
    }

    private Mono<Void> timed(Wait wait, Timer.Sample time) {
        return admitted(wait)
                .doOnSuccess(_ -> time.stop(timer("fresh")))
                .doOnError(failure -> time.stop(timer(outcome(failure))));
    }

    private Mono<Void> admitted(Wait wait) {
        if (waiting.incrementAndGet() > settings.waiting()) {
            waiting.decrementAndGet();
            return Mono.error(new FreshnessRejected.TooManyWait());
        }
        return looks.filter(wait::isOver)
                .next()
                .timeout(settings.within(), Mono.error(wait::inVain))
                .then()
                .doFinally(_ -> waiting.decrementAndGet());
    }

    private static String outcome(Throwable failure) {
        return switch (failure) {
            case FreshnessRejected.Behind _ -> "behind";
            case FreshnessRejected.NotInLog _ -> "not-in-log";
            case FreshnessRejected.TooManyWait _ -> "too-many";
            default -> "failed";
        };
    }

    private Timer timer(String outcome) {
        return Timer.builder("artstore.query.waits")
                .description("How long reads waited for a write, by how it ended")
                .tag("outcome", outcome)
                .register(meters);
    }
}
