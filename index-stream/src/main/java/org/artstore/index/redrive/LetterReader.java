package org.artstore.index.redrive;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.artstore.starter.kafka.KafkaClients;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the dead letters, in the order of their partitions and within these of their age. It holds
/// no more of them than were fetched at once.
record LetterReader(KafkaClients clients) {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCHED_AT_ONCE = 4 << 20;

    /// Some of them.
    ///
    /// @param next the first of those that follow, if any do now
    record Page<T>(List<T> letters, @Nullable LetterId next) {}

    /// At most `limit`, from `from` on.
    ///
    /// @param from of which it may be that it is there no longer
    /// @throws RedriveRejected.Unavailable when Kafka does not tell in time
    <T> Page<T> page(
            @Nullable LetterId from, int limit, Function<ConsumerRecord<byte[], byte[]>, T> shown) {
        var begin = from == null ? new LetterId(0, 0) : from;
        try (var reading = new Reading()) {
            var letters = new ArrayList<T>();
            for (var partition : reading.fullFrom(begin.partition())) {
                boolean isFirst = partition.partition() == begin.partition();
                var next =
                        reading.read(
                                partition,
                                isFirst ? begin.offset() : 0,
                                limit - letters.size(),
                                record -> letters.add(shown.apply(record)));
                if (next != null) {
                    return new Page<>(letters, next);
                }
            }
            return new Page<>(letters, null);
        } catch (KafkaException failure) {
            throw new RedriveRejected.Unavailable(failure);
        }
    }

    /// One of them.
    ///
    /// @throws RedriveRejected.Unavailable when Kafka does not tell in time
    Optional<ConsumerRecord<byte[], byte[]>> find(LetterId id) {
        return page(id, 1, Function.identity()).letters().stream()
                .filter(it -> it.partition() == id.partition() && it.offset() == id.offset())
                .findFirst();
    }

    /// One connection to the cluster, for one thread and a bounded time.
    private final class Reading implements AutoCloseable {

        private final long deadline = System.nanoTime() + WITHIN.toNanos();
        private final KafkaConsumer<byte[], byte[]> consumer;
        private Map<TopicPartition, Long> begins = Map.of();
        private Map<TopicPartition, Long> ends = Map.of();

        Reading() {
            var properties = clients.consumer();
            properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE);
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_AT_ONCE);
            properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WITHIN.toMillis());
            this.consumer =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        /// Those in which anything lies.
        List<TopicPartition> fullFrom(int first) {
            var partitions =
                    consumer.partitionsFor(LetterId.TOPIC).stream()
                            .filter(it -> it.partition() >= first)
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            begins = consumer.beginningOffsets(partitions);
            ends = consumer.endOffsets(partitions);
            return partitions.stream()
                    .filter(it -> begin(it) < end(it))
                    .sorted((one, other) -> one.partition() - other.partition())
                    .toList();
        }

        private long begin(TopicPartition partition) {
            return begins.getOrDefault(partition, 0L);
        }

        private long end(TopicPartition partition) {
            return ends.getOrDefault(partition, 0L);
        }

        /// Returns the first that was left, if any was.
        @Nullable LetterId read(
                TopicPartition partition, long from, int most, LetterVisitor visitor) {
            long begin = Math.max(from, begin(partition));
            consumer.assign(List.of(partition));
            consumer.seek(partition, begin);
            int seen = 0;
            while (consumer.position(partition) < end(partition)) {
                if (seen == most) {
                    return new LetterId(partition.partition(), begin);
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("no dead letters");
                }
                for (var record : consumer.poll(POLL).records(partition)) {
                    if (seen == most) {
                        return new LetterId(partition.partition(), record.offset());
                    }
                    visitor.see(record);
                    seen++;
                    begin = record.offset() + 1;
                }
            }
            return null;
        }

        @Override
        public void close() {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    @FunctionalInterface
    private interface LetterVisitor {
        void see(ConsumerRecord<byte[], byte[]> letter);
    }
}
