package org.artstore.ingest.journal;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Appends records to journals, as long as Kafka is there.
///
/// When Kafka goes away, the producers go with it, and with them every record that they still hold:
/// a record whose failure has been told must not be delivered afterwards.
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Supplier<Producers> producers;
    private final Clock clock;
    private final Duration retryAfter;
    private final Runnable onAcknowledged;
    private final OverdueAborts overdue = new OverdueAborts();
    private final AtomicReference<@Nullable Producers> connected = new AtomicReference<>();

    Journal(
            Supplier<Producers> producers,
            Clock clock,
            Duration retryAfter,
            Runnable onAcknowledged) {
        this.producers = producers;
        this.clock = clock;
        this.retryAfter = retryAfter;
        this.onAcknowledged = onAcknowledged;
    }

    /// Whether records can be appended.
    public boolean isConnected() {
        return connected.get() != null;
    }

    /// Refuses an upload that could not be written.
    ///
    /// @throws UploadRefused when records cannot be appended
    public void requireConnected() {
        if (!isConnected()) {
            throw away();
        }
    }

    /// Appends a record behind those of earlier calls for the same file. Completes when all
    /// replicas have it, or with [UploadRefused]. May block for a moment: not for event loops.
    public CompletableFuture<Void> append(JournalRecord record, @Nullable String traceparent) {
        return append(record, traceparent, Compression.NONE);
    }

    /// The same for a record that travels in this way. Its order holds among those of its file that
    /// travel alike; others have to be acknowledged before.
    public CompletableFuture<Void> append(
            JournalRecord record, @Nullable String traceparent, Compression compression) {
        return send(JournalCodec.encode(record, clock.instant(), traceparent), compression)
                .thenApply(_ -> null);
    }

    /// Appends a record to any topic. Completes with its place in the log.
    public CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        return send(record, Compression.NONE);
    }

    private CompletableFuture<RecordMetadata> send(
            ProducerRecord<String, byte[]> record, Compression compression) {
        var producers = connected.get();
        if (producers == null) {
            return CompletableFuture.failedFuture(away());
        }
        var acknowledged = new CompletableFuture<RecordMetadata>();
        try {
            var _ =
                    producers
                            .get(compression)
                            .send(
                                    record,
                                    (place, failure) ->
                                            complete(acknowledged, place, failure, producers));
        } catch (KafkaException | IllegalStateException closedMeanwhile) {
            LOG.atDebug().setCause(closedMeanwhile).log("A record met a closed producer");
            acknowledged.completeExceptionally(away());
        }
        return acknowledged;
    }

    /// Ends an upload without a document. When Kafka is away, that is made up for on its return.
    public void abort(UploadAborted aborted) {
        abort(aborted, Compression.NONE);
    }

    /// The same for an upload whose records travel in this way.
    public void abort(UploadAborted aborted, Compression compression) {
        var _ = append(aborted, null, compression).exceptionally(_ -> overdue.add(aborted));
    }

    /// How long the batches that were sent lately with this compression were, compared with what
    /// they would have been without; not a number when there were none.
    double ratio(Compression compression) {
        var producers = connected.get();
        return producers == null ? Double.NaN : producers.ratio(compression);
    }

    /// Takes records from now on.
    void connect() {
        if (!isConnected()) {
            connected.set(producers.get());
            LOG.atInfo().log("Kafka takes records");
            overdue.drain().forEach(this::abort);
        }
    }

    /// Fails every record that is not acknowledged, and takes none until [#connect].
    void disconnect() {
        var producers = connected.get();
        if (producers != null) {
            disconnect(producers);
        }
    }

    @Override
    public void close() {
        var producers = connected.getAndSet(null);
        if (producers != null) {
            producers.close(Duration.ofSeconds(2));
        }
    }

    private void disconnect(Producers producers) {
        if (connected.compareAndSet(producers, null)) {
            LOG.atWarn().log("Kafka takes no records");
            producers.close(Duration.ZERO);
        }
    }

    private void complete(
            CompletableFuture<RecordMetadata> acknowledged,
            RecordMetadata place,
            @Nullable Exception failure,
            Producers producers) {
        switch (failure) {
            case null -> {
                onAcknowledged.run();
                acknowledged.complete(place);
            }
            case RecordTooLargeException mistake -> acknowledged.completeExceptionally(mistake);
            case RetriableException _ -> acknowledged.completeExceptionally(away());
            default -> {
                acknowledged.completeExceptionally(away());
                LOG.atDebug().setCause(failure).log("A record failed for good");
                disconnect(producers);
            }
        }
    }

    private UploadRefused away() {
        return new UploadRefused(new Refusal.KafkaAway(retryAfter));
    }
}
