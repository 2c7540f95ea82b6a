package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a journal in polls that are bounded by the bytes that their values take in memory.
///
/// Kafka bounds what is fetched, which may be compressed: a fetch of a few kilobytes may hold
/// hundreds of chunks. Records come out of it one by one as they are polled, so this takes a few at
/// a time and adds to them while there is room for as many again, each as long as can be.
final class JournalConsumer extends KafkaConsumer<String, byte[]> {

    private static final int MOST_AT_A_TIME = 8;

    private final long mostBytes;
    private final int mostRecords;
    private final int atATime;
    private @Nullable KafkaException putOff;

    /// @param properties for a consumer; what one poll brings is overridden
    /// @param mostBytes of one poll's records, unless a single one is larger
    /// @param mostRecords of one poll
    JournalConsumer(Map<String, Object> properties, long mostBytes, int mostRecords) {
        this(properties, mostBytes, mostRecords, atATime(mostBytes, mostRecords));
    }

    private JournalConsumer(
            Map<String, Object> properties, long mostBytes, int mostRecords, int atATime) {
        super(with(properties, atATime));
        this.mostBytes = mostBytes;
        this.mostRecords = mostRecords;
        this.atATime = atATime;
    }

    /// Waits for the first record only; what else has been fetched by then comes along.
    @Override
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        throwPutOff();
        var taken = super.poll(timeout);
        if (taken.count() < atATime) {
            return taken;
        }
        var poll = new Gathered(taken);
        while (taken.count() == atATime && hasRoom(poll)) {
            taken = pollAgain();
            poll.add(taken);
        }
        return poll.records();
    }

    private boolean hasRoom(Gathered poll) {
        return poll.count + atATime <= mostRecords
                && poll.bytes + (long) atATime * Chunk.MAX_BYTES <= mostBytes;
    }

    /// What has been taken must not get lost by a failure behind it.
    private ConsumerRecords<String, byte[]> pollAgain() {
        try {
            return super.poll(Duration.ZERO);
        } catch (KafkaException failure) {
            putOff = failure;
            return ConsumerRecords.empty();
        }
    }

    private void throwPutOff() {
        var failure = putOff;
        if (failure != null) {
            putOff = null;
            throw failure;
        }
    }

    private static int atATime(long mostBytes, int mostRecords) {
        long longest = Math.clamp(mostBytes / Chunk.MAX_BYTES, 1, MOST_AT_A_TIME);
        return (int) Math.min(longest, mostRecords);
    }

    private static Map<String, Object> with(Map<String, Object> properties, int atATime) {
        var bounded = new HashMap<>(properties);
        bounded.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atATime);
        return bounded;
    }

    /// The records of several polls, each partition's in their order.
    private static final class Gathered {

        private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records =
                new HashMap<>();
        private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        private int count;
        private long bytes;

        Gathered(ConsumerRecords<String, byte[]> first) {
            add(first);
        }

        void add(ConsumerRecords<String, byte[]> polled) {
            for (var partition : polled.partitions()) {
                var more = polled.records(partition);
                records.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(more);
                more.forEach(record -> bytes += record.serializedValueSize());
            }
            next.putAll(polled.nextOffsets());
            count += polled.count();
        }

        ConsumerRecords<String, byte[]> records() {
            return new ConsumerRecords<>(records, next);
        }
    }
}
