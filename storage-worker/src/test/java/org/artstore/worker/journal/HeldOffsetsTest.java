package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class HeldOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("journal", 0);
    private static final TopicPartition SECOND = new TopicPartition("journal", 1);

    private final Set<String> open = new HashSet<>(Set.of("a", "b"));
    private final HeldOffsets held = new HeldOffsets(open::contains);

    @Test
    void holdsAPartitionBackToItsOldestOpenUpload() {
        held.note(List.of(record(FIRST, 4, "x"), record(FIRST, 5, "a"), record(FIRST, 6, "b")));
        held.note(List.of(record(FIRST, 7, "a"), record(SECOND, 9, "x")));

        assertThat(within(8, 10)).isEqualTo(offsets(5, 10));
    }

    @Test
    void letsGoOfUploadsThatHaveEnded() {
        held.note(List.of(record(FIRST, 5, "a"), record(FIRST, 6, "b"), record(FIRST, 7, "x")));

        open.remove("a");
        assertThat(within(8, 10)).isEqualTo(offsets(6, 10));
        open.remove("b");
        assertThat(within(8, 10)).isEqualTo(offsets(8, 10));
    }

    @Test
    void anUploadThatBeginsAgainIsHeldFromThereOn() {
        held.note(List.of(record(FIRST, 5, "a")));
        open.remove("a");
        assertThat(within(6, 1)).isEqualTo(offsets(6, 1));
        open.add("a");

        held.note(List.of(record(FIRST, 8, "a")));

        assertThat(within(9, 1)).isEqualTo(offsets(8, 1));
    }

    private Map<TopicPartition, Long> within(long first, long second) {
        var all =
                held.within(
                        Map.of(
                                FIRST, new OffsetAndMetadata(first),
                                SECOND, new OffsetAndMetadata(second)));
        var offsets = new HashMap<TopicPartition, Long>();
        all.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private static Map<TopicPartition, Long> offsets(long first, long second) {
        return Map.of(FIRST, first, SECOND, second);
    }

    private static ConsumerRecord<String, byte[]> record(
            TopicPartition partition, long offset, String key) {
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, key, new byte[0]);
    }
}
