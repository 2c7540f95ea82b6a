package org.artstore.worker.store;

import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.FileId;

/// A committed file that is to go.
///
/// @param file as it was when that was decided
/// @param event what is said of it from then on
public record Deletion(CommittedFile file, FileGone event) {

    public FileId fileId() {
        return event.heldAs();
    }
}
