package org.artstore.ingest.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.ingest.outcome.RecentUpload.Rejected;
import org.artstore.ingest.outcome.RecentUpload.Sealed;
import org.artstore.ingest.outcome.RecentUpload.Stored;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// An upload as its client sees it.
///
/// @param offset bytes that need not be sent again
/// @param problem why it is no document
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadState(
        FileId fileId,
        String state,
        long offset,
        long length,
        @Nullable Receipt receipt,
        @Nullable Map<String, Object> problem) {

    /// Of an upload that is durable and no more.
    public static UploadState sealed(FileId file, long length) {
        return new UploadState(file, "sealed", length, length, null, null);
    }

    static UploadState of(RecentUpload upload, String requestId) {
        var file = upload.fileId();
        long length = upload.length();
        return switch (upload.state()) {
            case Sealed() -> sealed(file, length);
            case Stored(var receipt) ->
                    new UploadState(file, "stored", length, length, receipt, null);
            case Rejected(var reason, var receipt) ->
                    new UploadState(
                            file,
                            "rejected",
                            length,
                            length,
                            receipt,
                            RefusalProblems.word(new Refusal.BytesDiffer(reason)).body(requestId));
        };
    }
}
