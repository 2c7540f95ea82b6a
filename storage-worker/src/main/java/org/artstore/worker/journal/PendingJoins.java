package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.id.FileId;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The joins that wait for parts. These were in the journal before, so they wait until every
/// partition has been read as far as it was written when the join came, and no longer.
final class PendingJoins {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Map<PendingJoin, Map<TopicPartition, Long>> waiting = new HashMap<>();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// What is to become of them.
    Set<FileId> files() {
        return waiting.keySet().stream()
                .map(join -> join.joined().fileId())
                .collect(Collectors.toSet());
    }

    /// Tries all, those of the batch included, and returns those that have to wait.
    List<PendingJoin> attempt(JournalBatch batch, Consumer<?, ?> consumer) {
        return Stream.concat(waiting.keySet().stream(), batch.joins().stream())
                .filter(join -> !batch.join(join, isLast(join, consumer)))
                .toList();
    }

    /// These wait from now on, and no others.
    void replace(List<PendingJoin> joins, Consumer<?, ?> consumer) {
        waiting.keySet().retainAll(joins);
        for (var join : joins) {
            waiting.computeIfAbsent(join, _ -> consumer.endOffsets(consumer.assignment(), BOUND));
        }
    }

    private boolean isLast(PendingJoin join, Consumer<?, ?> consumer) {
        var ends = waiting.get(join);
        return ends != null
                && ends.entrySet().stream()
                        .allMatch(it -> consumer.position(it.getKey(), BOUND) >= it.getValue());
    }
}
