package org.artstore.query.archive;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.artstore.query.index.Copy;
import org.artstore.query.log.Restores;
import org.artstore.query.log.Statuses;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;

/// The documents whose bytes are offline.
public final class Archive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final EventCodec<FileEvent> CODEC =
            FileEvent.CODEC.from(URI.create("urn:artstore:query-api"));

    private final Statuses statuses;
    private final Restores restores;
    private final Producer<String, byte[]> producer;
    private final InstantSource clock;

    Archive(
            Statuses statuses,
            Restores restores,
            Producer<String, byte[]> producer,
            InstantSource clock) {
        this.statuses = statuses;
        this.restores = restores;
        this.producer = producer;
        this.clock = clock;
    }

    /// Whether the bytes of this document are offline, as far as is known here.
    public boolean contains(Document document) {
        return statuses.isOffline(document);
    }

    /// From where the bytes of a document are read: from a restored copy, if it is archived.
    public Copy source(Document document) {
        return statuses.source(document);
    }

    /// Completes when it is in the file log that somebody wants this document; fails with
    /// [RequestNotKept].
    public Mono<Void> request(Document document, Caller caller) {
        return restores.contains(Copy.of(document))
                ? Mono.empty()
                : Mono.fromRunnable(() -> ask(document, caller))
                        .subscribeOn(Schedulers.boundedElastic())
                        .then();
    }

    private void ask(Document document, Caller caller) {
        var event =
                new FileRestoreRequested(
                        document.fileId(),
                        document.tenant(),
                        document.location().elementId(),
                        document.version(),
                        caller.clientId(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            var _ = producer.send(record(event)).get();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new RequestNotKept(interruption);
        } catch (ExecutionException | KafkaException failure) {
            LOG.atWarn()
                    .addKeyValue("file_id", document.fileId())
                    .setCause(failure)
                    .log("A request for an archived document was not kept");
            throw new RequestNotKept(failure);
        }
        restores.learn(event);
    }

    private static ProducerRecord<String, byte[]> record(FileRestoreRequested event) {
        return CODEC.encode(Topics.FILES.name(), event, null);
    }

    @Override
    public void close() {
        producer.close();
    }
}
