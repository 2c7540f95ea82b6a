package org.artstore.worker.command;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.transfer.Transfer;
import org.jspecify.annotations.Nullable;

/// What an element knows of a file when a command comes.
public sealed interface FileState {

    /// It holds it.
    ///
    /// @param departure the transfer with which it leaves, or would have, if there was one
    record Held(Document document, @Nullable Transfer departure) implements FileState {

        /// One that stays.
        public Held(Document document) {
            this(document, null);
        }
    }

    /// It held it; then it went to another element.
    record Left(FileCopyRemoved event) implements FileState {}

    /// It held it.
    record Deleted(FileDeleted event) implements FileState {}

    /// It holds a restored copy of a document that is archived elsewhere.
    record Restored(Document copy) implements FileState {}

    /// It held one.
    record Ended(FileRestoreEnded event) implements FileState {}

    /// It never did.
    record Unknown() implements FileState {}

    /// It holds something that cannot be trusted.
    record Damaged() implements FileState {}
}
