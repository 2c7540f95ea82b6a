package org.artstore.schemas.forward;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// An element cannot store an upload that lies in its journal; `to` does it instead. The first such
/// event of an upload and an element holds for ever: all records of the upload in the journal of
/// `from` are written again into that of `to`, and `from` never stores any of it. `to` may forward
/// the upload in its turn, but never back.
///
/// @param at when that was decided
public record UploadForwarded(
        FileId fileId, ElementId from, ElementId to, Reason reason, Instant at) {

    /// Writes and reads `artstore.forwards`.
    public static final EventCodec<UploadForwarded> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:storage-worker"),
                    List.of(new EventType<>("artstore.upload.forwarded.v1", UploadForwarded.class)),
                    UploadForwarded::identity);

    /// Why the element cannot store it.
    public enum Reason {
        /// Its disk has no room.
        DISK_FULL,
        /// The document is made of parts some of which were forwarded.
        PARTS_FORWARDED,
        /// Its mode, when the upload began, was one that takes no uploads.
        READ_ONLY,
        /// It cannot be used: its disk failed, or is not there.
        DISK_FAILED;

        @JsonCreator
        static Reason parse(String text) {
            return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        /// The name in JSON: lower case with hyphens.
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public UploadForwarded {
        if (from.equals(to)) {
            throw new IllegalArgumentException("an upload is forwarded to another element");
        }
    }

    private EventCodec.Identity identity() {
        var file = fileId.toString();
        return new EventCodec.Identity(file + ":" + from, file, at);
    }
}
