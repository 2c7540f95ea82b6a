package org.artstore.worker.staging;

import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.FileId;

/// What is to be done after a record has been applied. Until [Staging#settle] an upload stays as it
/// is, so that the same records can be applied again.
public sealed interface Outcome {

    /// Nothing.
    record Nothing() implements Outcome {}

    /// The upload is to be committed.
    record Sealed(SealedUpload upload) implements Outcome {}

    /// The client is to be told that it is no document.
    record Rejected(UploadRejected event) implements Outcome {}

    /// The upload ended without a document.
    record Ended(FileId fileId) implements Outcome {}

    /// An upload was sealed of which nothing is known here: it was stored before, or its beginning
    /// was refused.
    record Strayed(FileId fileId) implements Outcome {}
}
