package org.artstore.schemas.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.artstore.schemas.event.Envelope;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.event.EventRejected.Reason;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.artstore.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/// Writes and reads the records of a journal. Bytes travel raw; what says whose they are travels in
/// headers, and a checksum covers both.
public final class JournalCodec {

    public static final String FILE_ID = "file_id";
    public static final String ELEMENT_ID = "element_id";
    public static final String EPOCH = "epoch";
    public static final String OFFSET = "offset";
    public static final String CRC32C = "crc32c";

    /// The [UploadOpened] of a [WholeUpload], as JSON.
    public static final String UPLOAD = "upload";

    private static final URI SOURCE = URI.create("urn:artstore:ingest-api");
    private static final URI OF_EXPIRY = URI.create("urn:artstore:index-stream");
    private static final String BYTES = "application/octet-stream";
    private static final String JSON = "application/json";

    private JournalCodec() {}

    /// The record that carries `record` in its element's journal.
    public static ProducerRecord<String, byte[]> encode(
            JournalRecord record, Instant time, @Nullable String traceparent) {
        var type = JournalType.of(record);
        var envelope =
                new Envelope(
                        id(record, type),
                        type.typeName(),
                        record instanceof FileCommand.ExpireFile ? OF_EXPIRY : SOURCE,
                        record.fileId().toString(),
                        time,
                        type.carriesBytes() ? BYTES : JSON,
                        traceparent);
        var encoded = envelope.seal(Topics.journal(record.elementId()).name(), value(record));
        addHeaders(encoded.headers(), record);
        EventHeaders.put(
                encoded.headers(), CRC32C, RecordChecksum.of(encoded.headers(), encoded.value()));
        return encoded;
    }

    /// What `record` says to `element`, in whose journal it was found.
    ///
    /// @throws EventRejected when it is damaged, of an unknown type, malformed, or not meant for
    ///     this element
    public static JournalRecord decode(ConsumerRecord<String, byte[]> record, ElementId element) {
        var headers = record.headers();
        if (record.value() == null) {
            throw new EventRejected(Reason.NOT_AN_EVENT, "no value");
        }
        if (!RecordChecksum.of(headers, record.value()).equals(required(headers, CRC32C))) {
            throw new EventRejected(Reason.DAMAGED, "crc32c differs");
        }
        var type = JournalType.named(required(headers, EventHeaders.TYPE));
        if (!required(headers, ELEMENT_ID).equals(element.value())) {
            throw new EventRejected(
                    Reason.WRONG_ELEMENT, "meant for " + required(headers, ELEMENT_ID));
        }
        try {
            return matching(record, read(type, headers, record.value()), element);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new EventRejected(Reason.MALFORMED, "no " + type.typeName(), e);
        }
    }

    /// The record that says to the element `to` what `record` says to `from`, in whose journal it
    /// was found. Where `record` does not tell its time it is the time that Kafka has of it.
    ///
    /// @throws EventRejected as [#decode] does
    public static ProducerRecord<String, byte[]> readdress(
            ConsumerRecord<String, byte[]> record, ElementId from, ElementId to) {
        var read = decode(record, from);
        var headers = record.headers();
        return encode(
                Readdressed.of(read, to),
                time(record),
                EventHeaders.text(headers, EventHeaders.TRACEPARENT));
    }

    /// Whether an upload begins with this record, by what it says of its type. It is not decoded.
    public static boolean opens(ConsumerRecord<?, ?> record) {
        return isOneOf(record, JournalType.OPENED, JournalType.WHOLE, JournalType.JOINED);
    }

    /// Whether an upload ends with this record, by what it says of its type. It is not decoded.
    public static boolean ends(ConsumerRecord<?, ?> record) {
        return isOneOf(
                record,
                JournalType.SEALED,
                JournalType.ABORTED,
                JournalType.EXPIRED,
                JournalType.WHOLE,
                JournalType.JOINED);
    }

    private static boolean isOneOf(ConsumerRecord<?, ?> record, JournalType... types) {
        var name = EventHeaders.text(record.headers(), EventHeaders.TYPE);
        return Arrays.stream(types).anyMatch(type -> type.typeName().equals(name));
    }

    private static Instant time(ConsumerRecord<String, byte[]> record) {
        var time = EventHeaders.text(record.headers(), EventHeaders.TIME);
        try {
            return time == null
                    ? Instant.ofEpochMilli(record.timestamp())
                    : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException _) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static JournalRecord matching(
            ConsumerRecord<String, byte[]> record, JournalRecord read, ElementId element) {
        if (!read.elementId().equals(element)) {
            throw new EventRejected(Reason.WRONG_ELEMENT, "body is meant for " + read.elementId());
        }
        if (!read.fileId().toString().equals(record.key())) {
            throw new EventRejected(Reason.MALFORMED, "key and file_id differ");
        }
        return read;
    }

    private static JournalRecord read(JournalType type, Headers headers, byte[] value) {
        return switch (type) {
            case OPENED -> EventJson.MAPPER.readValue(value, UploadOpened.class);
            case CHUNK ->
                    new Chunk(
                            FileId.parse(required(headers, FILE_ID)),
                            new ElementId(required(headers, ELEMENT_ID)),
                            Long.parseLong(required(headers, EPOCH)),
                            Long.parseLong(required(headers, OFFSET)),
                            value);
            case SEALED -> EventJson.MAPPER.readValue(value, UploadSealed.class);
            case ABORTED -> EventJson.MAPPER.readValue(value, UploadAborted.class);
            case EXPIRED -> EventJson.MAPPER.readValue(value, UploadExpired.class);
            case WHOLE ->
                    new WholeUpload(
                            EventJson.MAPPER.readValue(
                                    required(headers, UPLOAD), UploadOpened.class),
                            value);
            case JOINED -> EventJson.MAPPER.readValue(value, UploadJoined.class);
            case CHANGE_ATTRIBUTES ->
                    EventJson.MAPPER.readValue(value, FileCommand.ChangeAttributes.class);
            case DELETE -> EventJson.MAPPER.readValue(value, FileCommand.DeleteFile.class);
            case TRANSFER -> EventJson.MAPPER.readValue(value, FileCommand.TransferFile.class);
            case REMOVE_COPY -> EventJson.MAPPER.readValue(value, FileCommand.RemoveCopy.class);
            case EXPIRE -> EventJson.MAPPER.readValue(value, FileCommand.ExpireFile.class);
        };
    }

    private static byte[] value(JournalRecord record) {
        return switch (record) {
            case Chunk chunk -> chunk.bytes();
            case WholeUpload whole -> whole.bytes();
            case UploadOpened _,
                    UploadSealed _,
                    UploadAborted _,
                    UploadExpired _,
                    UploadJoined _,
                    FileCommand _ ->
                    EventJson.MAPPER.writeValueAsBytes(record);
        };
    }

    private static void addHeaders(Headers headers, JournalRecord record) {
        EventHeaders.put(headers, FILE_ID, record.fileId().toString());
        EventHeaders.put(headers, ELEMENT_ID, record.elementId().value());
        EventHeaders.put(headers, EPOCH, Long.toString(record.epoch()));
        if (record instanceof Chunk chunk) {
            EventHeaders.put(headers, OFFSET, Long.toString(chunk.offset()));
        }
        if (record instanceof WholeUpload whole) {
            headers.add(
                    UPLOAD,
                    EventJson.MAPPER
                            .writeValueAsString(whole.opened())
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String id(JournalRecord record, JournalType type) {
        if (record instanceof FileCommand command) {
            var suffix = type == JournalType.REMOVE_COPY ? ":" + type.shortName() : "";
            return record.fileId() + ":" + command.commandId() + suffix;
        }
        var part = record instanceof Chunk chunk ? Long.toString(chunk.offset()) : type.shortName();
        return record.fileId() + ":" + record.epoch() + ":" + part;
    }

    private static String required(Headers headers, String name) {
        var value = EventHeaders.text(headers, name);
        if (value == null) {
            throw new EventRejected(Reason.NOT_AN_EVENT, "no header " + name);
        }
        return value;
    }
}
