package org.artstore.worker.filelog;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads stretches of the file log. For one thread.
public final class FileLogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final int FETCHED_AT_ONCE = 4 << 20;

    private final KafkaConsumer<String, byte[]> consumer;

    public FileLogReader(KafkaClients clients) {
        var properties = clients.consumer();
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE);
        this.consumer = new KafkaConsumer<>(properties);
    }

    /// Where each partition begins.
    public Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(partitions());
    }

    /// From where on each partition has everything that bears this time or a later one.
    public Map<TopicPartition, Long> since(Instant time) {
        var partitions = partitions();
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(it -> times.put(it, time.toEpochMilli()));
        var since = new HashMap<>(consumer.endOffsets(partitions));
        consumer.offsetsForTimes(times)
                .forEach(
                        (partition, found) -> {
                            if (found != null) {
                                since.put(partition, found.offset());
                            }
                        });
        return since;
    }

    /// Where each partition ends now.
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions());
    }

    /// Shows every record from the one position to before the other, in the order of its partition.
    public void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Consumer<ConsumerRecord<String, byte[]>> visitor)
            throws InterruptedException {
        var left = new HashMap<TopicPartition, Long>();
        to.forEach(
                (partition, end) -> {
                    if (from.getOrDefault(partition, 0L) < end) {
                        left.put(partition, end);
                    }
                });
        consumer.assign(left.keySet());
        // Those that were read before are still paused.
        consumer.resume(left.keySet());
        left.keySet().forEach(it -> consumer.seek(it, from.getOrDefault(it, 0L)));
        while (!left.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped before the log was read");
            }
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < left.getOrDefault(partition, 0L)) {
                    visitor.accept(record);
                }
            }
            left.entrySet().removeIf(it -> consumer.position(it.getKey()) >= it.getValue());
            consumer.pause(reached(left));
        }
    }

    private Set<TopicPartition> reached(Map<TopicPartition, Long> left) {
        return consumer.assignment().stream()
                .filter(it -> !left.containsKey(it))
                .collect(Collectors.toSet());
    }

    private Set<TopicPartition> partitions() {
        return consumer.partitionsFor(Topics.FILES.name()).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
