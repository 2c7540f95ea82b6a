package org.artstore.worker.staging;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.jspecify.annotations.Nullable;

/// An upload whose bytes are all there and are the right ones: it can be committed.
///
/// @param opened with what was said of the document last
/// @param bytes the content if it came in one record; else it lies in the staging directory
/// @param blockChecksums one for each block, if the file is so large that it needs them
@SuppressWarnings("ArrayRecordComponent")
public record SealedUpload(
        UploadOpened opened,
        Content content,
        byte @Nullable [] bytes,
        byte @Nullable [] blockChecksums) {

    public FileId fileId() {
        return opened.fileId();
    }
}
