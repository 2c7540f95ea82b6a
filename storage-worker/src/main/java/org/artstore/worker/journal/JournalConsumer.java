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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a journal in polls that are bounded by the bytes that their values take in memory.
///
/// Kafka bounds what is fetched, which may be compressed: a fetch of a few kilobytes may hold
/// hundreds of chunks. Records come out of it one by one as they are polled, so this takes a few at
/// a time and adds to them while there is room for as many again, each as long as can be.
///
/// Documents that are polled together are committed together and told together, at a cost for all
/// behind them that hardly depends on their number. So while several come together, a poll waits a
/// moment for more; a client that waits for its only document meets nobody, and is not kept
// waiting.
final class JournalConsumer extends KafkaConsumer<String, byte[]> {

    private static final int MOST_AT_A_TIME = 8;

    private final long mostBytes;
    private final int mostRecords;
    private final int atATime;
    private final Duration gather;
    private final Company company = new Company();
    private @Nullable KafkaException putOff;

    /// @param properties for a consumer; what one poll brings is overridden
    /// @param mostBytes of one poll's records, unless a single one is larger
    /// @param mostRecords of one poll
    /// @param gather how long a poll waits for more while many documents come together
    JournalConsumer(
            Map<String, Object> properties, long mostBytes, int mostRecords, Duration gather) {
        this(properties, mostBytes, mostRecords, atATime(mostBytes, mostRecords), gather);
    }

    private JournalConsumer(
            Map<String, Object> properties,
            long mostBytes,
            int mostRecords,
            int atATime,
            Duration gather) {
        super(with(properties, atATime));
        this.mostBytes = mostBytes;
        this.mostRecords = mostRecords;
        this.atATime = atATime;
        this.gather = gather;
    }

    /// Waits for the first record; what else has been fetched by then comes along, and while there
    /// is company, what comes in the next moment.
    @Override
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        throwPutOff();
        var taken = super.poll(timeout);
        if (taken.isEmpty()) {
            return taken;
        }
        var poll = new Gathered(taken);
        addFetched(poll);
        addArriving(poll);
        company.met(poll.documents.size());
        return poll.records();
    }

    private void addFetched(Gathered poll) {
        int before = 0;
        while (poll.count == before + atATime && hasRoom(poll)) {
            before = poll.count;
            poll.add(pollAgain(Duration.ZERO));
        }
    }

    private void addArriving(Gathered poll) {
        long end = System.nanoTime() + gather.toNanos();
        long left = gather.toNanos();
        while (left > 0 && isWorthWaiting(poll)) {
            poll.add(pollAgain(Duration.ofNanos(left)));
            left = end - System.nanoTime();
        }
    }

    private boolean isWorthWaiting(Gathered poll) {
        return hasRoom(poll) && putOff == null && company.isExpected(poll.documents.size());
    }

    private boolean hasRoom(Gathered poll) {
        return poll.count + atATime <= mostRecords
                && poll.bytes + (long) atATime * Chunk.MAX_BYTES <= mostBytes;
    }

    /// What has been taken must not get lost by a failure behind it.
    private ConsumerRecords<String, byte[]> pollAgain(Duration timeout) {
        try {
            return super.poll(timeout);
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
        private final Set<String> documents = new HashSet<>();
        private int count;
        private long bytes;

        Gathered(ConsumerRecords<String, byte[]> first) {
            add(first);
        }

        void add(ConsumerRecords<String, byte[]> polled) {
            for (var partition : polled.partitions()) {
                var more = polled.records(partition);
                records.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(more);
                more.forEach(this::count);
            }
            next.putAll(polled.nextOffsets());
            count += polled.count();
        }

        private void count(ConsumerRecord<String, byte[]> record) {
            bytes += record.serializedValueSize();
            documents.add(record.key());
        }

        ConsumerRecords<String, byte[]> records() {
            return new ConsumerRecords<>(records, next);
        }
    }
}
