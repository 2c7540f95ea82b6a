package org.artstore.index.row;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

import java.util.UUID;

/// Whether a copy of a document is damaged, as the index keeps it.
public record CopyState(UUID fileId, String elementId, boolean damaged) {

    static CopyState of(FileId file, ElementId element, boolean damaged) {
        return new CopyState(file.value(), element.value(), damaged);
    }
}
