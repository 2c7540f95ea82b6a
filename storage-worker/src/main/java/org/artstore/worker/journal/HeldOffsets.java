package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where the uploads begin that a restart loses unless their records come again. Offsets are
/// committed up to the oldest of them only.
final class HeldOffsets {

    private final Predicate<String> isLost;
    private final Map<String, Beginning> beginnings = new HashMap<>();

    private record Beginning(TopicPartition partition, OffsetAndMetadata offset) {}

    /// @param isLost whether the upload with this key is open, and not kept over a restart
    HeldOffsets(Predicate<String> isLost) {
        this.isLost = isLost;
    }

    /// To be called with all records in order, when they have been applied.
    void note(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            var key = record.key();
            if (key != null && !beginnings.containsKey(key) && isLost.test(key)) {
                beginnings.put(
                        key,
                        new Beginning(
                                new TopicPartition(record.topic(), record.partition()),
                                new OffsetAndMetadata(record.offset(), Optional.empty(), "")));
            }
        }
    }

    /// The offsets that may be committed of those behind what was applied.
    Map<TopicPartition, OffsetAndMetadata> within(Map<TopicPartition, OffsetAndMetadata> applied) {
        beginnings.keySet().removeIf(isLost.negate());
        var held = new HashMap<>(applied);
        beginnings
                .values()
                .forEach(
                        it ->
                                held.computeIfPresent(
                                        it.partition(),
                                        (_, offset) -> earlier(offset, it.offset())));
        return Map.copyOf(held);
    }

    private static OffsetAndMetadata earlier(OffsetAndMetadata one, OffsetAndMetadata other) {
        return other.offset() < one.offset() ? other : one;
    }
}
