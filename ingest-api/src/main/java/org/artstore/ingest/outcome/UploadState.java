package org.artstore.ingest.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.ingest.outcome.RecentUpload.Rejected;
import org.artstore.ingest.outcome.RecentUpload.Sealed;
import org.artstore.ingest.outcome.RecentUpload.Stored;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// An upload as its client sees it.
///
/// @param offset bytes that need not be sent again
/// @param length of the document, when it is known
/// @param expiresAt when a resumable upload ends unless it is complete
/// @param problem why it is no document
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadState(
        FileId fileId,
        String state,
        long offset,
        @Nullable Long length,
        @Nullable Instant expiresAt,
        @Nullable Receipt receipt,
        @Nullable Map<String, Object> problem) {

    /// Of an upload that is durable and no more.
    public static UploadState sealed(FileId file, long length) {
        return new UploadState(file, "sealed", length, length, null, null, null);
    }

    static UploadState of(RecentUpload upload, String requestId) {
        var file = upload.fileId();
        long length = upload.length();
        return switch (upload.state()) {
            case Sealed() -> sealed(file, length);
            case Stored(var receipt) ->
                    new UploadState(file, "stored", length, length, null, receipt, null);
            case Rejected(var reason, var receipt) ->
                    new UploadState(
                            file,
                            "rejected",
                            length,
                            length,
                            null,
                            receipt,
                            problem(reason, requestId));
        };
    }

    /// @throws UploadRefused when the upload was cancelled
    static UploadState of(UploadStatus upload, Instant now, String requestId) {
        var file = upload.created().fileId();
        long offset = upload.offset();
        return switch (upload) {
            case Open(var created, var _, var _, var length, var _) ->
                    new UploadState(
                            file,
                            upload.isExpired(now) ? "expired" : "open",
                            offset,
                            length,
                            created.expiresAt(),
                            null,
                            null);
            case Completed _, Claimed _ -> sealed(file, offset);
            case Settled(var _, var receipt, var reason) when reason != null ->
                    of(settled(upload, new Rejected(reason, receipt)), requestId);
            case Settled(var _, var receipt, var _) ->
                    of(settled(upload, new Stored(receipt)), requestId);
            case Cancelled _ -> throw new UploadRefused(new Refusal.Gone());
        };
    }

    private static RecentUpload settled(UploadStatus upload, RecentUpload.State state) {
        var created = upload.created();
        return new RecentUpload(
                created.fileId(), created.tenant(), created.creator().id(), upload.offset(), state);
    }

    private static Map<String, Object> problem(Reason reason, String requestId) {
        return RefusalProblems.word(new Refusal.BytesDiffer(reason)).body(requestId);
    }
}
