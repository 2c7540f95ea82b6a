package org.artstore.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.Limit;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

class AdmissionTest {

    private static final long MILLISECOND = 1_000_000;
    private static final AdmissionSettings SETTINGS =
            new AdmissionSettings(
                    1,
                    2,
                    2,
                    2,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    3,
                    Duration.ofSeconds(2));

    private final AtomicLong now = new AtomicLong(1_000_000 * MILLISECOND);
    private final AtomicLong lastOutcome = new AtomicLong(now.get());
    private final List<Long> samples = new ArrayList<>();
    private final Admission admission =
            new Admission(new Two(), SETTINGS, now::get, lastOutcome::get);

    /// A limit that stays what it is and keeps what it is told.
    private final class Two implements Limit {

        @Override
        public int getLimit() {
            return 2;
        }

        @Override
        public void notifyOnChange(Consumer<Integer> consumer) {}

        @Override
        public void onSample(long start, long rtt, int inFlight, boolean dropped) {
            samples.add(rtt);
        }
    }

    @Test
    void whoeverIsOnTheWayInCountsUntilAdmittedOrAnswered() {
        var first = admission.enter();
        var second = admission.enter();
        assertThat(admission.isFull()).isFalse();
        first.bring();
        first.bring();
        second.bring();
        assertThat(admission.isFull()).isTrue();

        first.leave();
        first.leave();

        assertThat(admission.isFull()).isFalse();
        assertThat(admission.admit()).isPresent();
        assertThat(admission.isFull()).isTrue();
        second.leave();
        assertThat(admission.entering()).isZero();
    }

    @Test
    void oneTooManyIsRefused() {
        assertThat(admission.admit()).isPresent();
        assertThat(admission.isFull()).isFalse();
        assertThat(admission.admit()).isPresent();

        assertThat(admission.isFull()).isTrue();
        assertThat(admission.admit()).isEmpty();
        assertThat(admission.working()).isEqualTo(2);
    }

    @Test
    void anUploadThatEndsMakesRoom() {
        admission.admit();
        admission.admit().orElseThrow().end(false);

        assertThat(admission.admit()).isPresent();
        assertThat(admission.working()).isEqualTo(2);
    }

    @Test
    void anUploadWhoseBytesAreLongInComingDoesNotCount() {
        admission.admit();
        var slow = admission.admit().orElseThrow();

        pass(Duration.ofMillis(201));
        assertThat(admission.working()).isZero();
        assertThat(admission.reading()).isEqualTo(2);

        slow.complete();
        assertThat(admission.working()).isEqualTo(1);
        assertThat(admission.reading()).isEqualTo(1);
    }

    @Test
    void anUploadCountsFromItsFirstByteOn() {
        var entrance = admission.enter();
        var upload = entrance.admit(admission).orElseThrow();
        pass(Duration.ofMinutes(1));
        assertThat(admission.working()).isZero();
        assertThat(admission.reading()).isEqualTo(1);

        entrance.bring();
        assertThat(admission.working()).isEqualTo(1);
        assertThat(admission.entering()).isZero();
        pass(Duration.ofMillis(199));
        assertThat(admission.working()).isEqualTo(1);

        upload.complete();
        upload.end(true);
        entrance.bring();
        assertThat(admission.working()).isZero();
        assertThat(admission.reading()).isZero();
    }

    @Test
    void anUploadThatEndedBeforeItsFirstByteNeverCounts() {
        var entrance = admission.enter();
        entrance.admit(admission).orElseThrow().end(false);
        entrance.bring();

        assertThat(admission.working()).isZero();
        assertThat(admission.reading()).isZero();
        assertThat(admission.entering()).isZero();
    }

    @Test
    void headsAloneKeepNobodyOut() {
        for (int i = 0; i < 2; i++) {
            assertThat(admission.enter().admit(admission)).isPresent();
        }
        var other = admission.enter();
        other.bring();

        assertThat(other.admit(admission)).isPresent();
        assertThat(admission.enter().admit(admission)).isEmpty();
        assertThat(admission.reading()).isEqualTo(3);
    }

    @Test
    void noMoreAreReadAtOnceThanTheirOwnLimit() {
        for (int i = 0; i < 3; i++) {
            assertThat(admission.admit()).isPresent();
            pass(Duration.ofMillis(201));
        }

        assertThat(admission.isFull()).isTrue();
        assertThat(admission.admit()).isEmpty();
        assertThat(admission.working()).isZero();
    }

    @Test
    void theTimeOfTheClientIsNotMeasured() {
        var upload = admission.admit().orElseThrow();
        pass(Duration.ofMinutes(5));
        upload.complete();
        pass(Duration.ofMillis(30));
        upload.end(true);

        assertThat(samples).containsExactly(30 * MILLISECOND);
    }

    @Test
    void anUploadThatWasNotStoredIsNotMeasured() {
        var upload = admission.admit().orElseThrow();
        upload.complete();
        upload.end(false);

        assertThat(samples).isEmpty();
    }

    @Test
    void uploadsDoNotCountWhileTheirElementIsSilent() {
        var upload = admission.admit().orElseThrow();
        upload.complete();

        lastOutcome.addAndGet(Duration.ofSeconds(1).toNanos());
        pass(Duration.ofMillis(2_500));
        assertThat(admission.working()).isEqualTo(1);

        pass(Duration.ofSeconds(1));
        assertThat(admission.working()).isZero();

        upload.end(true);
        assertThat(admission.working()).isZero();
        assertThat(samples).isEmpty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        admission.look();
    }
}
