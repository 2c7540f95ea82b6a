package org.artstore.bench.throughput;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the broker could do if nothing stood before or behind it: records that are written with the
/// settings of the journal into a topic of its own, each on the disk before it is acknowledged.
final class KafkaLimit implements AutoCloseable {

    private static final int BATCH = 64 << 10;
    private static final long BUFFER = 40L << 20;
    private static final int LARGEST = 2 << 20;

    private final String topic = "bench.limit." + ProcessHandle.current().pid();
    private final Duration warmUp;
    private final Duration time;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    KafkaLimit(String broker, int partitions, Duration warmUp, Duration time)
            throws IOException, InterruptedException {
        this.warmUp = warmUp;
        this.time = time;
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
        producer = new KafkaProducer<>(properties(broker));
        create(partitions);
    }

    /// Records of `size` bytes, of which `waiting` at most lack their acknowledgement.
    Row measure(String name, int size, int waiting) throws IOException, InterruptedException {
        var effort = new Effort();
        var window = new Window(producer, topic, size, waiting);
        window.drive(warmUp);
        window.forget();
        double seconds = window.drive(time);
        var latency = window.end();
        int count = latency.sorted().size();
        return new Row(name, count, size, seconds, latency, effort.share(), "");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
        admin.deleteTopics(List.of(topic));
        admin.close(Duration.ofSeconds(30));
    }

    private void create(int partitions) throws IOException, InterruptedException {
        var wanted =
                new NewTopic(topic, partitions, (short) 1)
                        .configs(
                                Map.of(
                                        "flush.messages", "1",
                                        "min.insync.replicas", "1",
                                        "max.message.bytes", Integer.toString(LARGEST)));
        try {
            admin.createTopics(List.of(wanted)).all().get(30, TimeUnit.SECONDS);
            awaitLeaders(partitions);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("the broker makes no topic", e);
        }
    }

    /// While a partition has no leader yet, the broker may take the second of several batches, and
    /// then never the first (KAFKA-15591).
    private void awaitLeaders(int partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        var all =
                IntStream.range(0, partitions)
                        .mapToObj(it -> new TopicPartition(topic, it))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        var _ = admin.listOffsets(all).all().get(30, TimeUnit.SECONDS);
    }

    private static Map<String, Object> properties(String broker) {
        var properties = new HashMap<String, Object>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0L);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        properties.put(ProducerConfig.SEND_BUFFER_CONFIG, -1);
        return properties;
    }
}
