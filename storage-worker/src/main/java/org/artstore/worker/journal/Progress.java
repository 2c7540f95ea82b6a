package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The offsets behind what was applied and is not committed yet.
///
/// Kafka forgets the offsets of a group without members when they have not been committed for some
/// days, so those of a journal that rests are committed again now and then.
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofHours(1);

    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    private final InstantSource clock;
    private final HeldOffsets held;
    private Instant committed;

    Progress(InstantSource clock, HeldOffsets held) {
        this.clock = clock;
        this.held = held;
        this.committed = clock.instant();
    }

    void note(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            next.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
        held.note(records);
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    /// Does not wait. What could not be committed is taken up by the next commit; the answer comes
    /// on the thread of the consumer.
    void commit(Consumer<?, ?> consumer) {
        var offsets = held.within(next);
        consumer.commitAsync(offsets, this::answered);
        clear(offsets);
    }

    /// Returns when the offsets are committed.
    void commitAndWait(Consumer<?, ?> consumer) {
        var offsets = held.within(next);
        consumer.commitSync(offsets, BOUND);
        clear(offsets);
    }

    /// To be called when everything that was polled is committed.
    void refresh(Consumer<?, ?> consumer) {
        if (committed.plus(REST).isBefore(clock.instant())) {
            for (var partition : consumer.assignment()) {
                next.put(partition, new OffsetAndMetadata(consumer.position(partition, BOUND)));
            }
            commit(consumer);
        }
    }

    /// What was held back is committed when it is not any more.
    private void clear(Map<TopicPartition, OffsetAndMetadata> offsets) {
        next.entrySet().removeIf(it -> it.getValue().equals(offsets.get(it.getKey())));
        committed = clock.instant();
    }

    private void answered(
            Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure != null) {
            LOG.atWarn().setCause(failure).log("Offsets were not committed; they will be later");
            offsets.forEach(next::putIfAbsent);
        }
    }
}
