package org.artstore.worker.trim;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class TrimPointsTest {

    private static final TopicPartition ONE = new TopicPartition("journal", 0);

    @ParameterizedTest
    @CsvSource({
        // begins, committed, young, needed, point
        "0, 10, 20, 20, 10",
        "0, 10,  5, 20,  5",
        "0, 10, 20,  3,  3",
        "0, 10,   ,   , 10",
        "3, 10, 20,  3,   ",
        "5, 10, 20,  3,   ",
        "9,   , 20, 20,   "
    })
    void theFirstReasonToKeepCounts(
            long begins,
            @Nullable Long committed,
            @Nullable Long young,
            @Nullable Long needed,
            @Nullable Long point) {
        var points = new TrimPoints(at(begins), at(committed), at(young), at(needed));

        assertThat(points.offsets()).isEqualTo(at(point));
    }

    private static Map<TopicPartition, Long> at(@Nullable Long offset) {
        return offset == null ? Map.of() : Map.of(ONE, offset);
    }
}
