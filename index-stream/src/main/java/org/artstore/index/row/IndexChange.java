package org.artstore.index.row;

import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.UploadRejected;

/// What one record of the file log does to the index.
public sealed interface IndexChange {

    /// The document is as in `row`, unless a newer version is known.
    record Put(DocumentRow row) implements IndexChange {}

    /// Nothing but the position.
    record None() implements IndexChange {}

    /// What `event` does.
    static IndexChange of(FileEvent event) {
        return switch (event) {
            case FileStored stored -> new Put(DocumentRow.of(stored.document()));
            case UploadRejected _ -> new None();
        };
    }
}
