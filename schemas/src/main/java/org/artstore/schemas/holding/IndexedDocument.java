package org.artstore.schemas.holding;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

/// The row of a document. Of a deleted one it stays.
///
/// @param elementId where the index says that the document is, or was
/// @param checksum SHA-256 in hex; empty when it is deleted
public record IndexedDocument(
        FileId fileId, ElementId elementId, long version, boolean deleted, String checksum) {}
