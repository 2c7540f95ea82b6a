package org.artstore.worker.store;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.FileId;

/// Another attr.json for a committed file.
///
/// @param file as it was when the change was decided
/// @param after what the attr.json says from now on
/// @param attr its bytes
@SuppressWarnings("ArrayRecordComponent")
public record AttrChange(CommittedFile file, Document after, byte[] attr) {

    /// Nothing is written yet.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected.TooLarge when it does not fit
    public static AttrChange of(CommittedFile file, Document after) {
        return new AttrChange(file, after, AttrJson.write(after, file.attr().blocks()));
    }

    public FileId fileId() {
        return file.fileId();
    }
}
