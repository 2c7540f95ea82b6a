package org.artstore.schemas.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;

import java.time.Instant;
import java.util.UUID;

/// Names one document, and the upload it came from, for ever: a UUIDv7 (RFC 9562, 5.7), so its
/// first 48 bits are the time of its creation in milliseconds.
public record FileId(UUID value) implements Comparable<FileId> {

    private static final int VERSION = 7;

    public FileId {
        if (value.version() != VERSION || value.variant() != 2) {
            throw new IllegalArgumentException("not a UUIDv7: " + value);
        }
    }

    /// A new id of a document created at `createdAt`.
    public static FileId create(Instant createdAt) {
        return new FileId(UuidCreator.getTimeOrderedEpoch(createdAt));
    }

    /// Reads the canonical text form, 36 characters in lower case.
    ///
    /// @throws IllegalArgumentException when the text is anything else
    @JsonCreator
    public static FileId parse(String text) {
        var id = new FileId(UUID.fromString(text));
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("not the canonical form of a UUID: " + text);
        }
        return id;
    }

    /// The time of creation, to the millisecond: the `created_at` of the document.
    public Instant createdAt() {
        return UuidUtil.getInstant(value);
    }

    @Override
    public int compareTo(FileId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
