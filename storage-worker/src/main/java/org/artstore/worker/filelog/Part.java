package org.artstore.worker.filelog;

import org.artstore.schemas.id.FileId;

import java.util.function.Predicate;

/// Some of all documents.
public record Part(Predicate<FileId> files) {

    public boolean contains(FileId file) {
        return files.test(file);
    }
}
