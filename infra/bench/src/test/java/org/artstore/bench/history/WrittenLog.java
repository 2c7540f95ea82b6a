package org.artstore.bench.history;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.fixtures.FreshTopics;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.topic.Topics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// A file log for a test; whatever log was there before is gone.
final class WrittenLog implements AutoCloseable {

    private static final String TOPIC = Topics.FILES.name();

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            KafkaFixture.bootstrapServers(),
                            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                            1),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private long size;

    private WrittenLog() {}

    static WrittenLog empty() throws InterruptedException, ExecutionException {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", KafkaFixture.bootstrapServers()))) {
            if (admin.listTopics().names().get().contains(TOPIC)) {
                var _ = admin.deleteTopics(List.of(TOPIC)).all().get();
            }
            while (admin.listTopics().names().get().contains(TOPIC)) {
                Thread.onSpinWait();
            }
            var topic = new NewTopic(TOPIC, Topics.FILES.partitions(), (short) 1);
            FreshTopics.create(admin, List.of(topic));
        }
        return new WrittenLog();
    }

    /// Writes every event so often in a row.
    void write(SyntheticHistory history, int times) {
        history.forEach(event -> write(event, times));
        producer.flush();
    }

    private void write(FileEvent event, int times) {
        for (int i = 0; i < times; i++) {
            var _ = producer.send(FileEvent.CODEC.encode(TOPIC, event, null));
            size++;
        }
    }

    /// How many records it has.
    long size() {
        return size;
    }

    @Override
    public void close() {
        producer.close();
    }
}
