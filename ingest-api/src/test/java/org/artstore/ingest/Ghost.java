package org.artstore.ingest;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Claimed;
import org.artstore.schemas.request.RequestEvent.Secured;
import org.artstore.schemas.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// Leaves behind in the logs what an instance leaves that dies while it serves a request with an
/// `Idempotency-Key`: exactly as much of it as a test wants.
final class Ghost implements AutoCloseable {

    private static final long EPOCH = 1;

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", KafkaFixture.bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final UUID attempt = UUID.randomUUID();
    private final Sha256 key;
    private final Sha256 fingerprint;
    private final byte[] bytes;
    private final FileId file;

    /// @param bytes of the document that it was sent
    Ghost(String key, Sha256 fingerprint, byte[] bytes) {
        this(key, fingerprint, bytes, FileId.create(Instant.now()));
    }

    private Ghost(String key, Sha256 fingerprint, byte[] bytes, FileId file) {
        this.file = file;
        this.key = Sha256.of(("default\nfixture-client\n" + key).getBytes(StandardCharsets.UTF_8));
        this.fingerprint = fingerprint;
        this.bytes = bytes;
    }

    /// One of which nothing is known but the upload that it has left open.
    static Ghost of(FileId file) {
        return new Ghost("unknown", Sha256.of(new byte[0]), new byte[0], file);
    }

    FileId file() {
        return file;
    }

    Ghost claims() {
        return tell(new Claimed(key, attempt, fingerprint, Instant.now()));
    }

    Ghost brings() {
        append(
                new UploadOpened(
                        file,
                        StorageActor.EDIT,
                        EPOCH,
                        new TenantId("default"),
                        new Metadata("ghost.txt", null, List.of(), CustomAttributes.NONE),
                        "application/octet-stream",
                        Retention.temporary(file.createdAt(), 30),
                        new Creator(new ClientId("fixture-client"), "fixture", null),
                        null,
                        null));
        return append(new Chunk(file, StorageActor.EDIT, EPOCH, 0, bytes));
    }

    Ghost secures() {
        return tell(new Secured(key, attempt, 0, file, seal(), Sha256.of(bytes), Instant.now()));
    }

    Ghost seals() {
        return append(seal());
    }

    /// What the element does on its own with an upload that nobody goes on with.
    Ghost expires() {
        return append(new UploadAborted(file, StorageActor.EDIT, EPOCH, "left behind"));
    }

    @Override
    public void close() {
        producer.close();
    }

    private UploadSealed seal() {
        return new UploadSealed(file, StorageActor.EDIT, EPOCH, bytes.length, file.createdAt());
    }

    private Ghost tell(RequestEvent event) {
        return send(RequestEvent.CODEC.encode(Topics.REQUESTS, event, null));
    }

    private Ghost append(JournalRecord record) {
        return send(JournalCodec.encode(record, Instant.now(), null));
    }

    private Ghost send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
            return this;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
