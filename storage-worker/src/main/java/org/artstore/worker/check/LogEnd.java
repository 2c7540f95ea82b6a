package org.artstore.worker.check;

import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.holding.AppliedPosition;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where the file log ends.
///
/// @param topicId which log
record LogEnd(UUID topicId, Map<TopicPartition, Long> offsets) {

    LogEnd {
        offsets = Map.copyOf(offsets);
    }

    /// Whether the index was made of another log, or of none yet.
    boolean isForeignTo(List<AppliedPosition> positions) {
        return !positions.isEmpty()
                && positions.stream().noneMatch(it -> it.topicId().equals(topicId));
    }

    /// Whether all that was in the log is applied.
    boolean isReachedBy(List<AppliedPosition> positions) {
        return behind(positions) == 0;
    }

    /// How many records are not applied.
    long behind(List<AppliedPosition> positions) {
        return offsets.entrySet().stream()
                .mapToLong(
                        it ->
                                Math.max(
                                        0,
                                        it.getValue()
                                                - applied(positions, it.getKey().partition())))
                .sum();
    }

    private long applied(List<AppliedPosition> positions, int partition) {
        return positions.stream()
                .filter(it -> it.topicId().equals(topicId) && it.partition() == partition)
                .mapToLong(AppliedPosition::nextOffset)
                .max()
                .orElse(0);
    }
}
