package org.artstore.index.topology;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.index.Samples;
import org.artstore.index.TestLog;
import org.artstore.index.batch.Backlog;
import org.artstore.index.batch.Batch;
import org.artstore.index.batch.Entry;
import org.artstore.index.row.IndexChange;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The consumer between Streams, which this test plays, and an index in which a partition is held.
class IndexingConsumerIT {

    private static final TopicPartition HELD = new TopicPartition(Topics.FILES.name(), 0);
    private static final TopicPartition FREE = new TopicPartition(Topics.FILES.name(), 1);
    private static final TopicPartition PAUSED = new TopicPartition(Topics.FILES.name(), 2);

    private final TestLog log = new TestLog();
    private final Backlog backlog = new Backlog(this::write);
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private boolean isHeld = true;
    private IndexingConsumer consumer;

    @BeforeEach
    void start() {
        Map<String, Object> properties =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        KafkaFixture.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "indexing-consumer-" + System.nanoTime(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        ByteArrayDeserializer.class,
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        ByteArrayDeserializer.class);
        consumer = new IndexingConsumer(properties, backlog, new Pace(null, 8));
        consumer.assign(List.of(HELD, FREE, PAUSED));
        consumer.pause(List.of(PAUSED));
        send(100);
        pollUntil(HELD);
    }

    @AfterEach
    void stop() {
        consumer.close();
        log.close();
    }

    @Test
    void fetchesNothingMoreOfAPartitionThatIsHeldAndReadsTheOthers() {
        long fetched = count(HELD);
        for (int i = 0; i < 3; i++) {
            long before = count(FREE);
            send(100);
            patiently().until(() -> poll() && count(FREE) > before);
        }

        assertThat(count(HELD)).isEqualTo(fetched);
        assertThat(count(PAUSED)).isZero();
        assertThat(consumer.paused()).containsExactly(PAUSED);

        isHeld = false;
        patiently().until(() -> poll() && count(HELD) == log.ends().getOrDefault(0, 0L));
        patiently().until(() -> poll() && backlog.size() == 0);
        assertThat(consumer.paused()).containsExactly(PAUSED);
    }

    @Test
    void leavesAPartitionPausedThatStreamsHasPausedToo() {
        poll();
        consumer.pause(List.of(HELD));
        poll();
        assertThat(consumer.paused()).containsExactlyInAnyOrder(HELD, PAUSED);

        consumer.resume(List.of(HELD));
        isHeld = false;
        patiently().until(() -> poll() && count(HELD) == log.ends().getOrDefault(0, 0L));
    }

    @Test
    void commitsUpToWhatIsPending() {
        var first = backlog.first(HELD.partition()).orElseThrow();
        long next = count(HELD);
        var wanted = new OffsetAndMetadata(next, "time");

        consumer.commitSync(Map.of(HELD, wanted, FREE, new OffsetAndMetadata(count(FREE), "")));

        assertThat(consumer.committed(Set.of(HELD, FREE)))
                .containsEntry(HELD, new OffsetAndMetadata(first, "time"))
                .containsEntry(FREE, new OffsetAndMetadata(count(FREE), ""));

        isHeld = false;
        consumer.commitSync(Map.of(HELD, wanted), Duration.ofSeconds(10));

        assertThat(consumer.committed(Set.of(HELD))).containsEntry(HELD, wanted);
    }

    private void send(int documents) {
        log.sendAll(
                IntStream.range(0, documents)
                        .mapToObj(it -> Samples.document(Samples.named(it + ".txt")))
                        .toList());
    }

    private void pollUntil(TopicPartition partition) {
        patiently().until(() -> poll() && count(partition) > 0);
        assertThat(backlog.first(partition.partition())).hasValue(0);
    }

    /// Reads and processes, as Streams would.
    private boolean poll() {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            records.add(record);
            backlog.add(new Entry(record, new IndexChange.None()));
        }
        return true;
    }

    private long count(TopicPartition partition) {
        return records.stream().filter(it -> it.partition() == partition.partition()).count();
    }

    private Batch write(Batch batch) {
        return batch.only(it -> isHeld && it.partition() == HELD.partition());
    }
}
