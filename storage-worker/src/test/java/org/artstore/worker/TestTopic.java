package org.artstore.worker;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.artstore.starter.kafka.KafkaClients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Everything that a topic has held; each look reads on from where the one before ended.
final class TestTopic implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final String name;
    private List<TopicPartition> partitions = List.of();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    TestTopic(String name, KafkaClients clients) {
        this.name = name;
        consumer = new KafkaConsumer<>(clients.consumer());
    }

    /// The topic may have been made only now.
    private void assign() {
        partitions =
                consumer.partitionsFor(name).stream()
                        .map(it -> new TopicPartition(name, it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Every record that is there now, by partition in order.
    synchronized List<ConsumerRecord<String, byte[]>> all() {
        if (partitions.isEmpty()) {
            assign();
        }
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return List.copyOf(records);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
