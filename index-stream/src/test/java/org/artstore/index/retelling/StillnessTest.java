package org.artstore.index.retelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

class StillnessTest {

    private static final UUID JOB = UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STEP = TimeUnit.SECONDS.toNanos(10);

    @Test
    void isOverWhenMoreIsToldOrAnElementIsDone() {
        var still = steps(Stillness.begin(JOB, 0, 5, 0), 7);

        assertThat(still.isLongerThan(PATIENCE)).isTrue();
        assertThat(still.next(JOB, 0, 6, 8 * STEP).isLongerThan(PATIENCE)).isFalse();
        assertThat(still.next(JOB, 1, 5, 8 * STEP).isLongerThan(PATIENCE)).isFalse();
    }

    @Test
    void isNotOverWhenWhatWasToldIsToldAgain() {
        var begunAgain = Stillness.begin(JOB, 0, 5, 0).next(JOB, 0, 0, STEP);

        var still = begunAgain.next(JOB, 0, 5, 2 * STEP);

        assertThat(steps(still, 5).isLongerThan(PATIENCE)).isTrue();
    }

    @Test
    void countsOnlyWhatItHasSeen() {
        var paused = steps(Stillness.begin(JOB, 0, 5, 0), 5).next(JOB, 0, 5, 1_000 * STEP);

        assertThat(paused.isLongerThan(PATIENCE)).isFalse();
        assertThat(steps(Stillness.begin(JOB, 0, 5, 0), 7).next(UUID.randomUUID(), 0, 5, 8 * STEP))
                .matches(it -> !it.isLongerThan(PATIENCE));
    }

    private static Stillness steps(Stillness begin, int steps) {
        var still = begin;
        for (int i = 0; i < steps; i++) {
            still = still.next(JOB, 0, 5, still.seen() + STEP);
        }
        return still;
    }
}
