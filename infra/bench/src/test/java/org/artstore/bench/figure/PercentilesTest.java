package org.artstore.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

class PercentilesTest {

    @Test
    void namesTheSmallestDurationThatAShareDoesNotExceed() {
        var hundred = LongStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

        var percentiles = new Percentiles(hundred.reversed());

        assertThat(percentiles.milliseconds(0.5)).isEqualTo(50);
        assertThat(percentiles.milliseconds(0.99)).isEqualTo(99);
        assertThat(percentiles.milliseconds(1)).isEqualTo(100);
    }

    @Test
    void refusesToSpeakOfNothing() {
        assertThatThrownBy(() -> new Percentiles(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
