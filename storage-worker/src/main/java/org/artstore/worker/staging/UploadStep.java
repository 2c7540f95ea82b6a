package org.artstore.worker.staging;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;

import java.time.Instant;

/// What one record did to an upload.
sealed interface UploadStep {

    /// It was seen before, or an older writer sent it.
    record Ignored() implements UploadStep {}

    /// It seals an upload of which nothing is known.
    record Strayed() implements UploadStep {}

    record Began(UploadOpened opened) implements UploadStep {}

    /// The bytes from `start` to `end` were added; what the record holds before `start` was there.
    record Appended(long epoch, long start, long end) implements UploadStep {}

    /// A newer writer begins anew at `start`: what was written from there on is gone.
    record CutBack(long epoch, long start, long end) implements UploadStep {}

    /// Bytes are missing before those of the record, which are dropped.
    record Broke(long epoch) implements UploadStep {}

    /// All bytes are there. Whether they are the right ones is not decided yet.
    record Completed(UploadOpened opened, Instant sealedAt) implements UploadStep {}

    /// The same in one record.
    record CameWhole(WholeUpload whole) implements UploadStep {}

    /// It was sealed but can be no document.
    record Failed(Reason reason, String detail, Instant sealedAt) implements UploadStep {}

    /// It ends without a document.
    record Ended() implements UploadStep {}
}
