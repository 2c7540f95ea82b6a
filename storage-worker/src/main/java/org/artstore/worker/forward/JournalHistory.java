package org.artstore.worker.forward;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What journals have said of uploads. Reading begins somewhat before the upload was created by its
/// id, and where a clock was wrong, at the beginning of the journal.
final class JournalHistory {

    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_BYTES = 4 << 20;
    private static final int RECORDS = 16;

    private final KafkaClients clients;

    JournalHistory(KafkaClients clients) {
        this.clients = clients;
    }

    /// Shows every record of the reader's uploads, each from its opening on, up to the last of
    /// `records` in its partition. Some may be shown, then all of them again.
    void readTo(List<ConsumerRecord<String, byte[]>> records, HistoryReader reader) {
        var ends =
                records.stream()
                        .collect(
                                Collectors.toMap(
                                        JournalHistory::partition,
                                        it -> it.offset() + 1,
                                        Math::max));
        try (var consumer = consumer()) {
            read(consumer, ends, reader);
        }
    }

    /// Shows every record that the journal of `element` holds now of the reader's uploads.
    void readAll(ElementId element, HistoryReader reader) {
        try (var consumer = consumer()) {
            var partitions =
                    consumer.partitionsFor(Topics.journal(element).name(), BOUND).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            read(consumer, consumer.endOffsets(partitions, BOUND), reader);
        }
    }

    private static void read(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            HistoryReader reader) {
        consumer.assign(ends.keySet());
        seek(consumer, ends, begin(reader.files()));
        pass(consumer, ends, reader);
        if (!reader.hasSeenAll()) {
            consumer.seekToBeginning(ends.keySet());
            pass(consumer, ends, reader);
        }
    }

    private static Instant begin(Collection<FileId> files) {
        return files.stream()
                .map(FileId::createdAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .minus(MARGIN);
    }

    private static void seek(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Instant begin) {
        var times =
                ends.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> begin.toEpochMilli()));
        consumer.offsetsForTimes(times, BOUND)
                .forEach(
                        (partition, found) -> {
                            long end = ends.getOrDefault(partition, 0L);
                            consumer.seek(partition, found == null ? end : found.offset());
                        });
    }

    private static void pass(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            HistoryReader reader) {
        var deadline = Instant.now().plus(BOUND);
        while (!isAtEnd(consumer, ends)) {
            for (var record : consumer.poll(POLL)) {
                deadline = Instant.now().plus(BOUND);
                if (record.offset() < ends.getOrDefault(partition(record), 0L)) {
                    reader.take(record);
                }
            }
            if (Instant.now().isAfter(deadline)) {
                throw new NotRead();
            }
        }
    }

    private static boolean isAtEnd(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(it -> consumer.position(it.getKey(), BOUND) >= it.getValue());
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var properties = clients.consumer();
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
        return new KafkaConsumer<>(properties);
    }

    /// Kafka does not bring the records: to be tried again.
    static final class NotRead extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRead() {
            super("the journal does not come");
        }
    }
}
