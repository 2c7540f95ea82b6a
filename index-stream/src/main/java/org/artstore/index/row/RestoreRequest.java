package org.artstore.index.row;

import org.artstore.schemas.file.FileEvent.FileRestoreRequested;

import java.time.Instant;
import java.util.UUID;

/// That somebody wants the bytes of an archived copy, as the index keeps it.
public record RestoreRequest(UUID fileId, String elementId, Instant requestedAt) {

    static RestoreRequest of(FileRestoreRequested event) {
        return new RestoreRequest(
                event.fileId().value(), event.elementId().value(), event.requestedAt());
    }
}
