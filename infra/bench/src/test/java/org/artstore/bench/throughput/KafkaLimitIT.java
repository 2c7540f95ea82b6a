package org.artstore.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.KafkaFixture;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

class KafkaLimitIT {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void countsRecordsThatWereAcknowledged() throws IOException, InterruptedException {
        try (var limit = new KafkaLimit(KafkaFixture.bootstrapServers(), 4, SHORT, SHORT)) {
            var small = limit.measure("small", 10 << 10, 50);
            var large = limit.measure("large", 1 << 20, 16);

            assertThat(small.rate()).isPositive();
            assertThat(small.latency().milliseconds(0.5)).isPositive();
            assertThat(large.megabytes()).isPositive();
        }
    }
}
