package org.artstore.index.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class PaceTest {

    @Test
    void aReaderTakesTheShareOfItsPartitions() {
        try (var pace = new Pace(1_000, 8)) {
            var lane = pace.lane();
            lane.await(10, 4);
            long start = System.nanoTime();
            lane.await(50, 4);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(60), Duration.ofMillis(400));
        }
    }

    @Test
    void withoutALimitNobodyWaits() {
        try (var pace = new Pace(null, 8)) {
            long start = System.nanoTime();
            pace.lane().await(1_000_000, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(pace.batchSize(500)).isEqualTo(500);
        }
    }

    @Test
    void batchesAreSmallEnoughForShortPauses() {
        try (var pace = new Pace(80, 8)) {
            assertThat(pace.batchSize(500)).isEqualTo(10);
        }
        try (var pace = new Pace(1, 8)) {
            assertThat(pace.batchSize(500)).isEqualTo(1);
        }
    }
}
