package org.artstore.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.schemas.file.Receipt;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

class FreshnessTest {

    private static final FreshnessSettings SETTINGS =
            new FreshnessSettings(
                    Duration.ofMillis(300), 500, Duration.ofMillis(20), Duration.ofSeconds(1));

    private final AtomicInteger looks = new AtomicInteger();
    private final Freshness freshness =
            new Freshness(Mono.fromSupplier(this::look), SETTINGS, new SimpleMeterRegistry());

    @Test
    void asksOnceForAllWhoWait() {
        StepVerifier.create(
                        Flux.range(0, 500)
                                .flatMap(_ -> freshness.await(new Receipt(0, 4), applied()), 500))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(looks.get()).isBetween(5, 20);
    }

    @Test
    void looksOnlyWhileSomebodyWaits() {
        StepVerifier.create(freshness.await(new Receipt(0, 0), applied()))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        int before = looks.get();
        StepVerifier.create(Mono.delay(Duration.ofMillis(100)))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(looks.get()).isEqualTo(before);
    }

    @Test
    void givesUpAfterItsTime() {
        StepVerifier.create(freshness.await(new Receipt(0, 1_000_000), applied()))
                .expectError(FreshnessRejected.Behind.class)
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void letsNoMoreWaitThanItMay() {
        var many = freshness.await(new Receipt(0, 1_000_000), applied()).onErrorComplete();
        StepVerifier.create(
                        Flux.range(0, 500)
                                .flatMap(_ -> many, 500)
                                .mergeWith(freshness.await(new Receipt(0, 0), applied())))
                .expectError(FreshnessRejected.TooManyWait.class)
                .verify(Duration.ofSeconds(5));
    }

    private static Wait.Reader applied() {
        return (_, applied) -> applied;
    }

    private Look look() {
        var log = new LogExtent(new UUID(1, 2), Map.of(0, 2_000_000L), Instant.EPOCH);
        return new Look(log, Map.of(0, (long) looks.incrementAndGet()));
    }
}
