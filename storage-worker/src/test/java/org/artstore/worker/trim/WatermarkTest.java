package org.artstore.worker.trim;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class WatermarkTest {

    private static final TopicPartition ONE = new TopicPartition("journal", 0);
    private static final TopicPartition OTHER = new TopicPartition("journal", 1);
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

    private final Watermark watermark = new Watermark();

    @Test
    void isUnknownUntilTheFirstEndsAreReached() {
        assertThat(look(0, 9, 9, 5, 5)).isEmpty();
        assertThat(look(1, 4, 5, 9, 9)).isEmpty();
        assertThat(look(2, 5, 4, 9, 9)).isEmpty();

        assertThat(look(3, 5, 5, 20, 20)).contains(FIRST);
    }

    @Test
    void followsThoughTheEndIsNeverReached() {
        look(0, 0, 0, 10, 10);
        assertThat(look(1, 10, 10, 20, 20)).contains(FIRST);
        assertThat(look(2, 15, 20, 30, 30)).contains(FIRST);

        assertThat(look(3, 20, 25, 40, 40)).contains(FIRST.plusSeconds(1));
    }

    private Optional<Instant> look(
            int second, long committed, long ofOther, long end, long endOfOther) {
        return watermark.after(
                Map.of(ONE, committed, OTHER, ofOther),
                FIRST.plusSeconds(second),
                () -> Map.of(ONE, end, OTHER, endOfOther));
    }
}
