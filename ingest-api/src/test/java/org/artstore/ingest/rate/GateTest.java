package org.artstore.ingest.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BucketConfiguration;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;

import org.artstore.ingest.rate.RequestGate.Verdict;
import org.artstore.ingest.redis.RedisLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Gates whose Redis was never there: what they decide is what one instance allows by itself.
class GateTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final AtomicInteger fallbacks = new AtomicInteger();
    private final RedisLink nowhere =
            new RedisLink(
                    RedisClient.create(),
                    RedisURI.create("localhost", 1),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(1));

    @AfterEach
    void close() {
        nowhere.close();
    }

    @Test
    void aMinuteHasSoManyRequests() {
        var gate = requests(60);
        var admitted = Flux.range(0, 70).concatMap(_ -> gate.admit()).filter(GateTest::isAdmitted);

        assertThat(admitted.count().block(SOON)).isBetween(60L, 61L);
        assertThat(fallbacks.get()).isBetween(60, 63);
    }

    @Test
    void aRefusalSaysWhenToComeBack() {
        var gate = requests(1);
        var verdicts = Flux.range(0, 3).concatMap(_ -> gate.admit()).collectList().block(SOON);

        assertThat(verdicts).first().extracting(Verdict::retryAfter).isNull();
        assertThat(verdicts)
                .last()
                .extracting(Verdict::retryAfter)
                .satisfies(wait -> assertThat(wait).isBetween(at(50), at(60)));
    }

    @Test
    void refusingCostsNothing() {
        var gate = requests(1);
        for (int i = 0; i < 1_000; i++) {
            var _ = gate.admit().block(SOON);
        }
        int asked = fallbacks.get();
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(isAdmitted(gate.admit().block(SOON))).isFalse();
        }

        assertThat(Duration.ofNanos((System.nanoTime() - start) / 1_000))
                .isLessThan(Duration.ofMillis(1));
        assertThat(fallbacks.get()).isEqualTo(asked);
    }

    @Test
    void manyRequestsAreLetInByOneQuestion() {
        var gate = requests(600_000);

        assertThat(Flux.range(0, 5_000).concatMap(_ -> gate.admit()).count().block(SOON))
                .isEqualTo(5_000);
        assertThat(fallbacks.get()).isLessThan(12);
    }

    @Test
    void bytesWaitUntilTheyArePaidFor() {
        var gate = bytes(100_000);
        long start = System.nanoTime();
        Flux.range(0, 20).concatMap(_ -> gate.take(10_000)).blockLast(SOON);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(at(0.9), at(2));
    }

    @Test
    void whoGivesUpIsForgotten() {
        var gate = bytes(1_000);
        StepVerifier.create(gate.take(60_000))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(50))
                .thenCancel()
                .verify(SOON);

        assertThat(gate.debt()).isBetween(at(58), at(60));
    }

    @Test
    void anOpenedGateLetsEverybodyGo() {
        var gate = bytes(1_000);
        var waiting = Flux.range(0, 9).flatMap(_ -> gate.take(100_000)).then();

        StepVerifier.create(
                        Mono.when(
                                waiting, Mono.fromRunnable(gate::open).delaySubscription(at(0.1))))
                .expectComplete()
                .verify(SOON);
        assertThat(gate.take(1_000_000_000).block(SOON)).isNull();
    }

    private RequestGate requests(long limit) {
        return new RequestGate(bucket(limit, Duration.ofMinutes(1)), limit, System::nanoTime);
    }

    private ByteGate bytes(long rate) {
        return new ByteGate(bucket(rate, Duration.ofSeconds(1)), rate, System::nanoTime);
    }

    private AccountBucket bucket(long tokens, Duration period) {
        var rate =
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                        .build();
        return new AccountBucket(
                new RedisBuckets(nowhere), "test", rate, fallbacks::incrementAndGet);
    }

    private static boolean isAdmitted(@Nullable Verdict verdict) {
        return verdict != null && verdict.retryAfter() == null;
    }

    private static Duration at(double seconds) {
        return Duration.ofMillis((long) (seconds * 1_000));
    }
}
