package org.artstore.worker.trim;

import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The time before which everything that was written has been stored and told, so that only what
/// was written later can still refer to it. It follows what is committed, look by look.
final class Watermark {

    private Map<TopicPartition, Long> ends = Map.of();
    private Instant endsAt = Instant.MAX;
    private Optional<Instant> time = Optional.empty();

    /// @param committed offsets, by partition
    /// @param now before the ends are asked for
    /// @param currentEnds of all partitions
    Optional<Instant> after(
            Map<TopicPartition, Long> committed,
            Instant now,
            Supplier<Map<TopicPartition, Long>> currentEnds) {
        boolean isReached =
                ends.entrySet().stream()
                        .allMatch(it -> committed.getOrDefault(it.getKey(), 0L) >= it.getValue());
        if (isReached) {
            time = endsAt.equals(Instant.MAX) ? Optional.empty() : Optional.of(endsAt);
            endsAt = now;
            ends = Map.copyOf(currentEnds.get());
        }
        return time;
    }
}
