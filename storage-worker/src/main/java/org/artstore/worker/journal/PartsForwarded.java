package org.artstore.worker.journal;

import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.worker.disk.Displaced;

import java.util.OptionalLong;

/// A document cannot be made here because parts of it are elsewhere.
final class PartsForwarded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient UploadJoined joined;

    PartsForwarded(UploadJoined joined) {
        super("parts of " + joined.fileId() + " are on other elements");
        this.joined = joined;
    }

    Displaced displaced() {
        return new Displaced(joined.fileId(), OptionalLong.of(joined.length()));
    }
}
