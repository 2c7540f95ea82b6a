package org.artstore.auth;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.topic.TopicDefinition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a topic of one partition as another service would.
public final class TopicReader<E> implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec<E> codec;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    private TopicReader(KafkaConsumer<String, byte[]> consumer, EventCodec<E> codec) {
        this.consumer = consumer;
        this.codec = codec;
    }

    public static <E> TopicReader<E> of(TopicDefinition topic, EventCodec<E> codec) {
        return of(KafkaFixture.bootstrapServers(), topic, codec);
    }

    public static <E> TopicReader<E> of(
            String bootstrapServers, TopicDefinition topic, EventCodec<E> codec) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partition = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
        return new TopicReader<>(consumer, codec);
    }

    /// The first event of this key; it must come within five seconds.
    public E await(String key) {
        return await(key, BOUND);
    }

    public E await(String key, Duration bound) {
        return codec.decode(awaitRecord(key, bound));
    }

    /// The first `count` events of this key.
    public List<E> await(String key, int count) {
        var end = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() < end && of(key).size() < count) {
            consumer.poll(Duration.ofMillis(50)).forEach(read::add);
        }
        return of(key).stream().limit(count).map(codec::decode).toList();
    }

    private List<ConsumerRecord<String, byte[]>> of(String key) {
        return read.stream().filter(it -> key.equals(it.key())).toList();
    }

    public ConsumerRecord<String, byte[]> awaitRecord(String key) {
        return awaitRecord(key, BOUND);
    }

    public ConsumerRecord<String, byte[]> awaitRecord(String key, Duration bound) {
        var end = System.nanoTime() + bound.toNanos();
        while (System.nanoTime() < end) {
            var found = read.stream().filter(it -> key.equals(it.key())).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            consumer.poll(Duration.ofMillis(50)).forEach(read::add);
        }
        throw new AssertionError("no event of " + key + " within " + bound);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
