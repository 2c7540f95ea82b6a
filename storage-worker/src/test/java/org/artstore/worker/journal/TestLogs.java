package org.artstore.worker.journal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.schemas.element.ElementMode;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.worker.forward.FollowedForwards;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.transfer.FollowedTransfers;
import org.artstore.worker.transfer.Transfers;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;
import java.util.Objects;

/// The logs of a Kafka as a worker writes and follows them, without the rest of the worker.
public record TestLogs(
        KafkaTemplate<String, byte[]> kafka,
        FollowedForwards forwards,
        FollowedTransfers followedTransfers)
        implements AutoCloseable {

    public static TestLogs of(String bootstrapServers) {
        var clients =
                new KafkaClients(new KafkaSettings(bootstrapServers, (short) 1, (short) 1, null));
        var kafka = new JournalConfiguration().kafka(clients);
        return new TestLogs(
                kafka,
                FollowedForwards.follow(clients, kafka),
                FollowedTransfers.follow(clients, kafka));
    }

    public Transfers transfers() {
        return followedTransfers.transfers();
    }

    /// What does with the records of an element's journal what a worker does with them.
    public TestJournal journal(ElementStore store, ElementMode mode) {
        var output =
                new JournalOutput(
                        new Announcements(kafka),
                        forwards.forwarding().of(store.element()),
                        transfers().of(store.element()),
                        JournalMetrics.of(new SimpleMeterRegistry(), store),
                        () -> mode,
                        InstantSource.system());
        return new TestJournal(store, output);
    }

    @Override
    public void close() {
        forwards.close();
        followedTransfers.close();
        Objects.requireNonNull(kafka.getProducerFactory()).reset();
    }
}
