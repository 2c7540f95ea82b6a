package org.artstore.schemas.document;

import org.artstore.schemas.id.ElementId;

/// Where the bytes lie: an element, a directory relative to its root, a name in it.
public record Location(ElementId elementId, String storagePath, String storageFilename) {

    /// The path of the bytes relative to the element's root, also the key on S3.
    public String key() {
        return storagePath + "/" + storageFilename;
    }
}
