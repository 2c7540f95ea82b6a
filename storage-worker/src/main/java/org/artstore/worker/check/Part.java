package org.artstore.worker.check;

import org.artstore.schemas.id.FileId;

import java.util.function.Predicate;

/// Some of all documents.
record Part(Predicate<FileId> files) {

    boolean contains(FileId file) {
        return files.test(file);
    }
}
