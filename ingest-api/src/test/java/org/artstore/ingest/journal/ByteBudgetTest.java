package org.artstore.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import reactor.test.StepVerifier;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class ByteBudgetTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMillis(100);
    private static final long KIB = 1 << 10;

    private final ByteBudget whole = new ByteBudget(1_000 * KIB, null);

    @Test
    void thereIsRoomUntilTheLimitIsReached() {
        whole.take(999 * KIB);
        assertThat(whole.hasRoom()).isTrue();

        whole.take(KIB);
        assertThat(whole.hasRoom()).isFalse();
    }

    @Test
    void roomIsWaitedForUntilBytesAreReleased() {
        whole.take(1_000 * KIB);

        StepVerifier.create(whole.room())
                .expectSubscription()
                .expectNoEvent(A_WHILE)
                .then(() -> whole.release(1))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aShareHasItsOwnLimit() {
        var share = new ByteBudget(400 * KIB, whole);
        share.take(400 * KIB);

        assertThat(share.hasRoom()).isFalse();
        assertThat(whole.hasRoom()).isTrue();
        StepVerifier.create(share.room())
                .expectSubscription()
                .expectNoEvent(A_WHILE)
                .then(() -> share.release(1))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aShareWaitsForTheWhole() {
        var share = new ByteBudget(400 * KIB, whole);
        whole.take(1_000 * KIB);

        StepVerifier.create(share.room())
                .expectSubscription()
                .expectNoEvent(A_WHILE)
                .then(() -> whole.release(1))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void whatAShareTakesAndReleasesCountsInTheWhole() {
        var share = new ByteBudget(400 * KIB, whole);

        share.take(10);
        assertThat(whole.taken()).isEqualTo(10);

        share.release(10);
        assertThat(whole.taken()).isZero();
    }

    @Test
    void nobodyWaitsForEverWhenEverythingIsReleased() {
        whole.take(1_000 * KIB);
        var everybody = IntStream.range(0, 16).mapToObj(_ -> whole.room().toFuture()).toList();

        whole.release(1_000 * KIB);

        assertThat(everybody).allSatisfy(one -> assertThat(one).succeedsWithin(SOON));
    }

    @Test
    void whoGivesUpWaitingIsForgotten() {
        whole.take(1_000 * KIB);
        whole.room().toFuture().cancel(true);
        CompletableFuture<@Nullable Void> patient = whole.room().toFuture();

        whole.release(1);

        assertThat(patient).succeedsWithin(SOON);
    }
}
