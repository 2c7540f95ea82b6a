package org.artstore.starter.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.starter.lifetime.Turns.Turn;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class TurnsTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void goesOnAfterAnOutageAndAfterAFault() {
        var turns =
                turns(
                        () -> {
                            switch (taken.incrementAndGet()) {
                                case 1 -> throw new IOException("an outage");
                                case 2 -> throw new IllegalStateException("a fault");
                                default -> assertThat(taken).hasPositiveValue();
                            }
                        });

        turns.start();

        await().atMost(BOUND).until(() -> taken.get() > 5);
        assertThat(turns.isRunning()).isTrue();
        turns.stop();
        assertThat(turns.isRunning()).isFalse();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void endsInTheMiddleOfATurnThatWaits() {
        var turns = turns(new CountDownLatch(1)::await);

        turns.start();
        turns.stop();

        assertThat(turns.isRunning()).isFalse();
    }

    @Test
    void endsWhenTheInterruptionComesAsAnotherFailure() {
        var begun = new CountDownLatch(1);
        var turns =
                turns(
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException interruption) {
                                Thread.currentThread().interrupt();
                                throw new IllegalStateException(interruption);
                            }
                        });

        turns.start();
        await().atMost(BOUND).until(() -> begun.getCount() == 0);
        turns.stop();

        assertThat(turns.isRunning()).isFalse();
    }

    /// No name of this test is waited for longer than it takes to end.
    private Turns turns(ThrowingTurn turn) {
        return new Turns(
                "test",
                Duration.ofMillis(1),
                BOUND,
                new Turn() {
                    @Override
                    public void take() throws Exception {
                        turn.take();
                    }

                    @Override
                    public void end() {
                        ended.countDown();
                    }
                });
    }

    private interface ThrowingTurn {
        void take() throws Exception;
    }
}
