package org.artstore.schemas;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.LateDescription;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One document, in the shapes it takes on its way.
public final class Samples {

    public static final FileId FILE = FileId.parse("01935f3e-7c00-7abc-8def-0123456789ab");
    public static final FileId PART = FileId.parse("01935f3e-7800-7abc-8def-0123456789ab");
    public static final ElementId ELEMENT = new ElementId("edit-01");
    public static final CommandId COMMAND = CommandId.parse("01935f3e-7c01-7abc-8def-0123456789ab");
    public static final TenantId TENANT = new TenantId("default");
    public static final Instant SEALED_AT = Instant.parse("2024-11-24T19:00:01.250Z");
    public static final Creator CREATOR =
            new Creator(new ClientId("sa_prod_books_0a1b2c3d"), "books", null);
    public static final Retention RETENTION = Retention.temporary(FILE.createdAt(), 30);
    public static final Metadata METADATA =
            new Metadata(
                    "Отчёт 年度.pdf",
                    "Annual report",
                    List.of("finance", "Годовой"),
                    new CustomAttributes(
                            object("{\"pages\":12,\"rate\":1.5,\"who\":{\"a\":[1,null]}}")));

    public static final UploadOpened OPENED =
            new UploadOpened(
                    FILE,
                    ELEMENT,
                    1,
                    TENANT,
                    METADATA,
                    "application/pdf",
                    RETENTION,
                    CREATOR,
                    5L,
                    Sha256.of(bytes()));

    /// One that comes from another element, and becomes permanent here.
    public static final UploadOpened ARRIVING =
            new UploadOpened(
                    FILE,
                    ELEMENT,
                    1,
                    TENANT,
                    METADATA,
                    "application/pdf",
                    Retention.permanent(),
                    CREATOR,
                    5L,
                    Sha256.of(bytes()),
                    null,
                    new UploadOpened.Arrival(COMMAND, 2, SEALED_AT));

    /// A seal that brings the description.
    public static final UploadSealed SEALED_LATE =
            new UploadSealed(
                    FILE,
                    ELEMENT,
                    1,
                    5,
                    SEALED_AT,
                    new LateDescription(
                            new Metadata("late.txt", null, List.of(), CustomAttributes.NONE),
                            "text/plain",
                            Retention.permanent()),
                    null);

    public static final Document DOCUMENT =
            new Document(
                    FILE,
                    new Location(
                            ELEMENT,
                            StorageName.directory(FILE),
                            StorageName.filename(FILE, METADATA.originalFilename(), "books")),
                    METADATA,
                    new Content(5, "application/pdf", Sha256.of(bytes())),
                    FILE.createdAt(),
                    FILE.createdAt(),
                    CREATOR,
                    TENANT,
                    1,
                    RETENTION);

    /// What is said of bytes that are not what the client says.
    public static final Sniffed CONFLICT = new Sniffed("application/zip", true);

    /// A document whose bytes are not what the client says.
    public static final Document CONFLICTING =
            new Document(
                    FILE,
                    DOCUMENT.location(),
                    METADATA,
                    new Content(5, "application/pdf", "application/zip", Sha256.of(bytes())),
                    FILE.createdAt(),
                    FILE.createdAt(),
                    CREATOR,
                    TENANT,
                    1,
                    RETENTION);

    /// The bytes of an archived document, on their way to a copy.
    public static final UploadOpened RESTORING =
            new UploadOpened(
                    PART,
                    ELEMENT,
                    1,
                    TENANT,
                    new Metadata("Отчёт 年度.pdf", null, List.of(), CustomAttributes.NONE),
                    "application/pdf",
                    Retention.temporary(PART.createdAt(), 30),
                    CREATOR,
                    5L,
                    Sha256.of(bytes()),
                    null,
                    null,
                    new CopyOf(FILE, new ElementId("rw-01"), 3));

    /// That copy.
    public static final Document RESTORED =
            new Document(
                    PART,
                    RESTORING.location(),
                    RESTORING.metadata(),
                    new Content(5, "application/pdf", Sha256.of(bytes())),
                    PART.createdAt(),
                    PART.createdAt(),
                    CREATOR,
                    TENANT,
                    1,
                    RESTORING.retention(),
                    RESTORING.copyOf());

    private Samples() {}

    /// The content of the document.
    public static byte[] bytes() {
        return new byte[] {1, 2, 3, 4, 5};
    }

    public static ObjectNode object(String json) {
        return EventJson.MAPPER.readValue(json, ObjectNode.class);
    }

    /// The record as a consumer gets it.
    public static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                sent.key().length(),
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
