package org.artstore.worker.store;

import org.artstore.schemas.attr.AttrFile;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.id.FileId;

/// A committed file as its element has it.
///
/// @param location where it was found
/// @param attr what its attr.json says
public record CommittedFile(Location location, AttrFile attr) {

    public Document document() {
        return attr.document();
    }

    public FileId fileId() {
        return document().fileId();
    }
}
