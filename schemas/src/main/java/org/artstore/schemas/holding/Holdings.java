package org.artstore.schemas.holding;

import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the index that readers see has of some documents, at one moment.
///
/// @param generation of the index
/// @param positions how much of the file log was applied
/// @param documents in the order of their ids
/// @param copies the restored copies from which archived documents are read
/// @param next behind which document there may be more; null when there is none
public record Holdings(
        int generation,
        List<AppliedPosition> positions,
        List<IndexedDocument> documents,
        List<IndexedCopy> copies,
        @Nullable FileId next) {

    public Holdings {
        positions = List.copyOf(positions);
        documents = List.copyOf(documents);
        copies = List.copyOf(copies);
    }
}
