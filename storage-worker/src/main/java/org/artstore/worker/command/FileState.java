package org.artstore.worker.command;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileDeleted;

/// What an element knows of a file when a command comes.
public sealed interface FileState {

    /// It holds it.
    record Held(Document document) implements FileState {}

    /// It held it.
    record Deleted(FileDeleted event) implements FileState {}

    /// It never did.
    record Unknown() implements FileState {}

    /// It holds something that cannot be trusted.
    record Damaged() implements FileState {}
}
