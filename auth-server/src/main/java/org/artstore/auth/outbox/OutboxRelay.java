package org.artstore.auth.outbox;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.artstore.schemas.event.EventRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Carries rows of the outbox to their topics: a batch is done when Kafka has acknowledged all of
/// it, and only then the position in PostgreSQL's log moves on.
final class OutboxRelay implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final Producer<String, byte[]> producer;
    private final JdbcClient jdbc;
    private final Timer delay;
    private final Counter unreadable;

    OutboxRelay(Producer<String, byte[]> producer, JdbcClient jdbc, MeterRegistry meters) {
        this.producer = producer;
        this.jdbc = jdbc;
        this.delay =
                Timer.builder("artstore.outbox.delay")
                        .description(
                                "From the writing of an event to its first acknowledgement by"
                                        + " Kafka")
                        .publishPercentileHistogram()
                        .register(meters);
        this.unreadable =
                Counter.builder("artstore.outbox.unreadable")
                        .description(
                                "Rows that are no event of their topic and stay where they are")
                        .register(meters);
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        deliver(
                batch.stream()
                        .flatMap(change -> OutboxEntry.in(change.record()).stream())
                        .toList());
        for (var change : batch) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
    }

    private void deliver(List<OutboxEntry> entries) throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        var delivered = new ArrayList<OutboxEntry>();
        for (var entry : entries) {
            try {
                sent.add(producer.send(EventStream.recordOf(entry)));
                delivered.add(entry);
            } catch (EventRejected rejected) {
                unreadable.increment();
                LOG.atError()
                        .addKeyValue("outbox_id", entry.id())
                        .addKeyValue("topic", entry.topic())
                        .setCause(rejected)
                        .log("An event of the outbox cannot be read and is passed over");
            }
        }
        awaitAll(sent);
        noteDelivered(delivered);
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent) throws InterruptedException {
        for (var acknowledgement : sent) {
            try {
                var _ = acknowledgement.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("Kafka did not take an event", failure.getCause());
            }
        }
    }

    /// What is told again was delivered when it was told first.
    private void noteDelivered(List<OutboxEntry> delivered) {
        if (delivered.isEmpty()) {
            return;
        }
        var first =
                jdbc.sql(
                                """
                                update outbox set delivered_at = clock_timestamp()
                                where id in (:ids) and delivered_at is null
                                returning id
                                """)
                        .param("ids", delivered.stream().map(OutboxEntry::id).toList())
                        .query(Long.class)
                        .set();
        var now = Instant.now();
        delivered.stream()
                .filter(entry -> first.contains(entry.id()))
                .forEach(entry -> delay.record(Duration.between(entry.createdAt(), now)));
    }
}
