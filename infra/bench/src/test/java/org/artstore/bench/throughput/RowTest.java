package org.artstore.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.artstore.bench.figure.Percentiles;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class RowTest {

    @Test
    void tellsRequestsAndMillionsOfBytesASecond() {
        var latency = new Percentiles(List.of(Duration.ofMillis(2)));
        var row = new Row("10 KB", 500, 10_000, 2, latency, 0.25, "503 overloaded: 3");

        assertThat(row.rate()).isCloseTo(250, within(1e-9));
        assertThat(row.megabytes()).isCloseTo(2.5, within(1e-9));
        assertThat(row.toString())
                .startsWith("10 KB")
                .contains("250.0", "2.5", "2.00", "25%")
                .endsWith("503 overloaded: 3");
    }
}
