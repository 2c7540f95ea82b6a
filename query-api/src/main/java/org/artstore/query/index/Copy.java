package org.artstore.query.index;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

/// The bytes of a document on one element.
public record Copy(FileId fileId, ElementId elementId) {

    /// The one that is served.
    public static Copy of(Document document) {
        return new Copy(document.fileId(), document.location().elementId());
    }
}
