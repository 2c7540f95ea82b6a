package org.artstore.index.topology;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.artstore.index.batch.Backlog;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

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
final class IndexingConsumer extends KafkaConsumer<byte[], byte[]> {

    private final Backlog backlog;
    private final Pace.Lane pace;
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
        var records = super.poll(timeout);
        for (var partition : records.partitions()) {
            backlog.fetched(records.records(partition).getLast(), currentLag(partition).orElse(0));
        }
        polled = records.count();
        return records;
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        write(offsets.keySet());
        super.commitSync(offsets);
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        write(offsets.keySet());
        super.commitSync(offsets, timeout);
    }

    private void write(Collection<TopicPartition> partitions) {
        backlog.write(partitions.stream().map(TopicPartition::partition).toList());
    }
}
