package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.worker.TestKafka;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

class JournalConsumerIT {

    private static final int MOST_BYTES = 16 << 20;
    private static final KafkaClients CLIENTS =
            new KafkaClients(
                    new KafkaSettings(KafkaFixture.bootstrapServers(), (short) 1, (short) 1, null));

    private final TopicDefinition topic =
            new TopicDefinition("journal-" + UUID.randomUUID(), 2, Map.of());

    @Test
    void takesNoMoreBytesAtOnceThanItMayHoweverWellTheyWereCompressed() {
        write("zstd", 100, Chunk.MAX_BYTES);

        var polls = polls(MOST_BYTES, 500, 100);

        assertThat(polls)
                .allSatisfy(poll -> assertThat(bytes(poll)).isLessThanOrEqualTo(MOST_BYTES));
        assertThat(polls).hasSizeLessThan(20);
        assertThat(offsets(polls, 0)).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(offsets(polls, 1)).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void takesOneByOneWhatIsLongerThanItMay() {
        write("zstd", 4, Chunk.MAX_BYTES);

        assertThat(polls(1 << 19, 500, 4)).hasSize(4);
    }

    @Test
    void takesManySmallRecordsAtOnce() {
        write("none", 1_000, 1_000);

        assertThat(polls(MOST_BYTES, 500, 1_000))
                .allSatisfy(poll -> assertThat(poll.count()).isLessThanOrEqualTo(500))
                .anySatisfy(poll -> assertThat(poll.count()).isGreaterThan(400));
    }

    @Test
    void losesNothingThatItHasTakenWhenItIsWokenUp() {
        write("none", 100, 1_000);
        var properties = CLIENTS.consumer();
        properties.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, Waking.class.getName());
        var offsets = new ArrayList<Long>();
        int wokenUp = 0;
        try (var consumer = new JournalConsumer(properties, MOST_BYTES, 500, Duration.ZERO)) {
            Waking.CONSUMER.set(consumer);
            consumer.assign(List.of(partition(0)));
            consumer.seekToBeginning(List.of(partition(0)));
            while (offsets.size() < 50) {
                try {
                    var poll = consumer.poll(Duration.ofSeconds(10));
                    assertThat(poll).isNotEmpty();
                    poll.forEach(it -> offsets.add(it.offset()));
                } catch (WakeupException _) {
                    wokenUp++;
                }
            }
        }

        assertThat(wokenUp).isEqualTo(1);
        assertThat(offsets).isEqualTo(LongStream.range(0, 50).boxed().toList());
    }

    @Test
    void waitsForMoreBehindACrowd() {
        TestKafka.create(topic);
        try (var producer = new KafkaProducer<String, byte[]>(CLIENTS.producer());
                var consumer = consumer(MOST_BYTES, 9, Duration.ofSeconds(30))) {
            send(producer, 8);
            consumer.assign(List.of(partition(0)));
            consumer.seekToBeginning(List.of(partition(0)));
            assertThat(consumer.poll(Duration.ofSeconds(10)).count()).isEqualTo(8);

            var poll =
                    CompletableFuture.supplyAsync(
                            () -> consumer.poll(Duration.ofSeconds(10)),
                            Thread::startVirtualThread);
            send(producer, 1);
            var late = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
            CompletableFuture.runAsync(() -> send(producer, 1), late).join();

            assertThat(poll.join().count()).isEqualTo(2);
        }
    }

    @Test
    void keepsAloneWhoIsAlone() {
        TestKafka.create(topic);
        try (var producer = new KafkaProducer<String, byte[]>(CLIENTS.producer());
                var consumer = consumer(MOST_BYTES, 500, Duration.ofDays(1))) {
            consumer.assign(List.of(partition(0)));
            consumer.seekToBeginning(List.of(partition(0)));
            for (int document = 0; document < 20; document++) {
                send(producer, 1);
                assertThat(consumer.poll(Duration.ofSeconds(10)).count()).isEqualTo(1);
            }
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, int documents) {
        for (int document = 0; document < documents; document++) {
            var id = UUID.randomUUID().toString();
            var _ = producer.send(new ProducerRecord<>(topic.name(), 0, id, new byte[10]));
        }
        producer.flush();
    }

    private static JournalConsumer consumer(int bytes, int most, Duration gather) {
        return new JournalConsumer(CLIENTS.consumer(), bytes, most, gather);
    }

    /// Wakes the consumer up when it has taken its first records.
    public static final class Waking implements ConsumerInterceptor<String, byte[]> {

        static final AtomicReference<@Nullable Consumer<?, ?>> CONSUMER = new AtomicReference<>();

        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            var consumer = CONSUMER.getAndSet(null);
            if (consumer != null) {
                consumer.wakeup();
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }

    private void write(String compression, int records, int size) {
        TestKafka.create(topic);
        var properties = CLIENTS.producer();
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        // While the leader of a new partition is not there yet, a later batch may be taken where
        // the first was refused, which then never finds its place.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        try (var producer = new KafkaProducer<String, byte[]>(properties)) {
            for (int at = 0; at < records; at++) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(topic.name(), at % 2, "key", new byte[size]));
            }
        }
    }

    /// Polls until so many records have come; empty polls are left out.
    private List<ConsumerRecords<String, byte[]>> polls(int bytes, int most, int records) {
        var polls = new ArrayList<ConsumerRecords<String, byte[]>>();
        var partitions = List.of(partition(0), partition(1));
        try (var consumer = consumer(bytes, most, Duration.ZERO)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (polls.stream().mapToInt(ConsumerRecords::count).sum() < records) {
                var poll = consumer.poll(Duration.ofSeconds(10));
                assertThat(poll).isNotEmpty();
                polls.add(poll);
            }
        }
        return polls;
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic.name(), number);
    }

    private List<Integer> offsets(List<ConsumerRecords<String, byte[]>> polls, int partition) {
        return polls.stream()
                .flatMap(poll -> poll.records(partition(partition)).stream())
                .map(record -> (int) record.offset())
                .toList();
    }

    private static long bytes(ConsumerRecords<String, byte[]> poll) {
        return StreamSupport.stream(poll.spliterator(), false)
                .mapToLong(ConsumerRecord::serializedValueSize)
                .sum();
    }
}
