package org.artstore.starter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.topic.TopicDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// A broker as a test uses it.
public record Broker(String bootstrapServers) {

    public KafkaSettings settings() {
        return new KafkaSettings(bootstrapServers, (short) 1, (short) 1, 1L);
    }

    public KafkaClients clients() {
        return new KafkaClients(settings());
    }

    /// The name of a new topic.
    public String topic(int partitions) throws InterruptedException {
        var name = "test." + UUID.randomUUID();
        new TopicCreation(clients(), settings())
                .create(List.of(new TopicDefinition(name, partitions, Map.of())));
        return name;
    }

    public Producer<String, byte[]> producer() {
        return new KafkaProducer<>(clients().producer());
    }

    /// Writes values `from` to `to`, exclusive, to one partition, and waits until they are
    /// acknowledged.
    public static void write(
            Producer<String, byte[]> producer, String topic, int partition, int from, int to)
            throws Exception {
        var sent = new ArrayList<Future<?>>();
        for (int i = from; i < to; i++) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    topic,
                                    partition,
                                    "key-" + i,
                                    String.valueOf(i).getBytes(UTF_8))));
        }
        for (var ack : sent) {
            ack.get(30, TimeUnit.SECONDS);
        }
    }
}
