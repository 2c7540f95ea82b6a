package org.artstore.index.topology;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.artstore.index.batch.Backlog;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The consumer of a stream thread, which lets go of nothing that is not in the index.
///
/// To Streams a record is done when its processor returns, and from then on its offset may be
/// committed: by time, on a rebalance, on closing. Here it is merely pending then. (A state store
/// is no way out: Streams flushes stores after the offsets are committed.) But all these commits,
/// in at-least-once mode, go through this consumer, so what is pending is written first.
///
/// It is also written before each poll: then Streams has processed all that the last poll brought.
/// So a batch is what came in while the one before was being written: a lone record does not wait
/// for company, and under load batches grow by themselves, up to the records of one poll.
///
/// What may not be written yet, because the generation is held where it is, stays pending. Then
/// offsets are committed up to there at most, and nothing more of its partition is fetched, while
/// the others are read on: two generations that wait for each other come to the same position.
final class IndexingConsumer extends KafkaConsumer<byte[], byte[]> {

    /// How long others are waited for while something is held.
    private static final Duration WHILE_HELD = Duration.ofMillis(10);

    private final Backlog backlog;
    private final Pace.Lane pace;

    /// The partitions that nobody but this consumer has paused, for the time of a poll.
    private final Set<TopicPartition> held = new HashSet<>();

    private int polled;

    IndexingConsumer(Map<String, Object> properties, Backlog backlog, Pace pace) {
        super(properties);
        this.backlog = backlog;
        this.pace = pace.lane();
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        write(assignment());
        pace.await(polled, assignment().size());
        var records = pollOthers(timeout);
        for (var partition : records.partitions()) {
            backlog.fetched(records.records(partition).getLast(), currentLag(partition).orElse(0));
        }
        polled = records.count();
        return records;
    }

    /// Streams pauses for reasons of its own, also while it is told of new partitions in a poll.
    @Override
    public void pause(Collection<TopicPartition> partitions) {
        held.removeAll(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        super.resume(partitions.stream().filter(it -> !held.contains(it)).toList());
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(written(offsets));
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        super.commitSync(written(offsets), timeout);
    }

    /// Fetches nothing more of a partition that has something pending: it has just been tried.
    private ConsumerRecords<byte[], byte[]> pollOthers(Duration timeout) {
        assignment().stream().filter(it -> first(it).isPresent()).forEach(held::add);
        if (held.isEmpty()) {
            return super.poll(timeout);
        }
        held.removeAll(paused());
        super.pause(held);
        try {
            return super.poll(timeout.compareTo(WHILE_HELD) < 0 ? timeout : WHILE_HELD);
        } finally {
            held.retainAll(assignment());
            super.resume(held);
            held.clear();
        }
    }

    /// As far as what is before these offsets is in the index. Streams comes back to an offset that
    /// was lowered with the next record of its partition.
    private Map<TopicPartition, OffsetAndMetadata> written(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        write(offsets.keySet());
        var written = new HashMap<>(offsets);
        written.replaceAll(this::lowered);
        return written;
    }

    private OffsetAndMetadata lowered(TopicPartition partition, OffsetAndMetadata wanted) {
        var first = first(partition);
        return first.isPresent() && first.getAsLong() < wanted.offset()
                ? new OffsetAndMetadata(first.getAsLong(), Optional.empty(), wanted.metadata())
                : wanted;
    }

    private OptionalLong first(TopicPartition partition) {
        return backlog.first(partition.partition());
    }

    private void write(Collection<TopicPartition> partitions) {
        backlog.write(partitions.stream().map(TopicPartition::partition).toList());
    }
}
