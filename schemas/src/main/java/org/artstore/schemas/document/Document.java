package org.artstore.schemas.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Everything known of a stored document: what the file log says of it and what `attr.json` keeps.
/// Times come from the events, never from a worker's clock. `version` is 1, 2, 3 ...: one step for
/// each accepted change.
///
/// @param copyOf there if this is no document, but a restored copy of one: it has an id of its own,
///     and nothing is said of it but [org.artstore.schemas.file.FileEvent.FileRestored]
public record Document(
        FileId fileId,
        @JsonUnwrapped Location location,
        @JsonUnwrapped Metadata metadata,
        @JsonUnwrapped Content content,
        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped Creator creator,
        TenantId tenant,
        long version,
        @JsonUnwrapped Retention retention,
        @Nullable CopyOf copyOf) {

    /// One that is no copy.
    public Document(
            FileId fileId,
            Location location,
            Metadata metadata,
            Content content,
            Instant createdAt,
            Instant updatedAt,
            Creator creator,
            TenantId tenant,
            long version,
            Retention retention) {
        this(
                fileId, location, metadata, content, createdAt, updatedAt, creator, tenant, version,
                retention, null);
    }

    public Document {
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Document of(FlatDocument flat) {
        return flat.assembled();
    }

    /// The next version of this document.
    public Document changed(Metadata metadata, Retention retention, Instant updatedAt) {
        return new Document(
                fileId,
                location,
                metadata,
                content,
                createdAt,
                updatedAt,
                creator,
                tenant,
                version + 1,
                retention,
                copyOf);
    }
}
