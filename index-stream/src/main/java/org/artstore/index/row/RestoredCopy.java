package org.artstore.index.row;

import org.artstore.schemas.file.FileEvent.FileRestored;

import java.time.Instant;
import java.util.UUID;

/// Where the bytes of an archived document can be read for a while, as the index keeps it.
public record RestoredCopy(UUID fileId, UUID copyId, String elementId, Instant expiresAt) {

    static RestoredCopy of(FileRestored event) {
        return new RestoredCopy(
                event.fileId().value(),
                event.copyId().value(),
                event.elementId().value(),
                event.expiresAt());
    }

    /// Whether this one is read and not the other.
    public boolean outlasts(RestoredCopy other) {
        return !expiresAt.isBefore(other.expiresAt);
    }
}
