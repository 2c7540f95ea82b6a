package org.artstore.index;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.topic.Topics;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Documents and events for tests.
public final class Samples {

    public static final Instant CREATED_AT = Instant.parse("2024-11-24T17:35:50.123Z");
    public static final TenantId TENANT = new TenantId("default");
    public static final Metadata METADATA =
            new Metadata(
                    "Отчёт_2024-финал.pdf",
                    "Annual reports of the department",
                    List.of("finance", "Годовой"),
                    attributes("{\"животное\":[\"Синий кит\",{\"n\":1.5}]}"));

    private Samples() {}

    public static CustomAttributes attributes(String json) {
        return new CustomAttributes(EventJson.MAPPER.readValue(json, ObjectNode.class));
    }

    public static Metadata named(String filename) {
        return new Metadata(filename, null, List.of(), CustomAttributes.NONE);
    }

    /// Its copy on its element is damaged.
    public static FileDamaged damaged(Document document) {
        return new FileDamaged(
                document.fileId(),
                null,
                document.location().elementId(),
                FileDamaged.Part.CONTENT,
                "the checksum differs",
                CREATED_AT);
    }

    /// Its copy on its element is as it was stored.
    public static FileVerified verified(Document document, boolean repaired) {
        return new FileVerified(
                document.fileId(),
                document.tenant(),
                document.location().elementId(),
                document.version(),
                repaired,
                CREATED_AT);
    }

    /// A new document.
    public static Document document(Metadata metadata) {
        return document(FileId.create(CREATED_AT), 1, metadata);
    }

    public static Document document(FileId file, long version, Metadata metadata) {
        return new Document(
                file,
                new Location(
                        new ElementId("edit-01"),
                        StorageName.directory(file),
                        StorageName.filename(file, metadata.originalFilename(), "books")),
                metadata,
                new Content(5, "application/pdf", Sha256.of(new byte[] {1, 2, 3, 4, 5})),
                file.createdAt(),
                file.createdAt().plus(Duration.ofSeconds(version - 1)),
                new Creator(new ClientId("sa_prod_books_0a1b2c3d"), "books", null),
                TENANT,
                version,
                Retention.temporary(file.createdAt(), 30));
    }

    /// Somebody wants the bytes of an archived document.
    public static FileRestoreRequested requested(Document document) {
        return new FileRestoreRequested(
                document.fileId(),
                document.tenant(),
                document.location().elementId(),
                document.version(),
                document.creator().id(),
                CREATED_AT);
    }

    /// They can be read from this copy until then.
    public static FileRestored restored(Document document, FileId copy, Instant until) {
        return new FileRestored(
                document.fileId(),
                document.tenant(),
                document.location().elementId(),
                document.version(),
                copy,
                new ElementId("edit-02"),
                document.content().checksum(),
                document.creator().id(),
                copy.createdAt(),
                until);
    }

    /// This copy is gone.
    public static FileRestoreEnded ended(FileRestored restored) {
        return new FileRestoreEnded(
                restored.fileId(),
                restored.tenant(),
                restored.elementId(),
                restored.copyId(),
                restored.version(),
                restored.expiresAt(),
                CommandId.create());
    }

    public static FileEvent rejected() {
        return new UploadRejected(
                FileId.create(CREATED_AT),
                TENANT,
                UploadRejected.Reason.DIGEST_MISMATCH,
                "the digest differs",
                CREATED_AT);
    }

    /// The document as it is from now on.
    public static FileEvent changed(Document document) {
        return new FileChanged(document, CommandId.create());
    }

    /// The end of a document.
    public static FileEvent deleted(Document last) {
        return new FileDeleted(
                last.fileId(),
                last.tenant(),
                last.location().elementId(),
                last.creator().id(),
                last.version() + 1,
                last.updatedAt().plusSeconds(1),
                last.creator().id(),
                CommandId.create());
    }

    /// A command that had no effect on a document.
    public static FileEvent refused(Document document) {
        return new CommandRejected(
                document.fileId(),
                document.tenant(),
                CommandId.create(),
                CommandRejected.Refusal.RETENTION_LOCKED,
                document.version(),
                CREATED_AT);
    }

    public static ProducerRecord<String, byte[]> stored(Document document) {
        return record(new FileStored(document));
    }

    public static ProducerRecord<String, byte[]> record(FileEvent event) {
        return FileEvent.CODEC.encode(Topics.FILES.name(), event, null);
    }
}
