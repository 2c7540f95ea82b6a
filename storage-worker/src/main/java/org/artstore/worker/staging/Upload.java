package org.artstore.worker.staging;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;

/// The state of an upload as its journal tells it, without its bytes. Deciding and evolving are
/// pure: the same records in the same order always end in the same state.
sealed interface Upload {

    /// Nothing is known of it.
    record Absent() implements Upload {}

    /// All bytes before `written` are there.
    record Open(UploadOpened opened, long epoch, long written) implements Upload {}

    /// Bytes behind `written` are missing: it can only end, unless a newer writer begins at or
    /// before the gap.
    record Broken(UploadOpened opened, long epoch, long written) implements Upload {}

    /// What `record` does to `upload`.
    static UploadStep decide(Upload upload, JournalRecord record) {
        return switch (upload) {
            case Absent _ -> begin(record);
            case Open(var _, var epoch, var _) when record.epoch() < epoch -> ignored();
            case Broken(var _, var epoch, var _) when record.epoch() < epoch -> ignored();
            case Open open -> proceed(open, record);
            case Broken broken -> mend(broken, record);
        };
    }

    /// The state after `step`.
    static Upload evolve(Upload upload, UploadStep step) {
        return switch (step) {
            case UploadStep.Began(var opened) -> new Open(opened, opened.epoch(), 0);
            case UploadStep.Appended(var epoch, var _, var end) ->
                    new Open(opened(upload), epoch, end);
            case UploadStep.CutBack(var epoch, var _, var end) ->
                    new Open(opened(upload), epoch, end);
            case UploadStep.Broke(var epoch) -> new Broken(opened(upload), epoch, written(upload));
            case UploadStep.Ignored _,
                    UploadStep.Strayed _,
                    UploadStep.Completed _,
                    UploadStep.CameWhole _,
                    UploadStep.Failed _,
                    UploadStep.Ended _ ->
                    upload;
        };
    }

    private static UploadStep begin(JournalRecord record) {
        return switch (record) {
            case UploadOpened opened -> new UploadStep.Began(opened);
            case UploadJoined joined -> new UploadStep.Began(joined.opened());
            case WholeUpload whole -> new UploadStep.CameWhole(whole);
            case UploadSealed _ -> new UploadStep.Strayed();
            case Chunk _, UploadAborted _, UploadExpired _, FileCommand _ -> ignored();
        };
    }

    private static UploadStep proceed(Open open, JournalRecord record) {
        return switch (record) {
            case UploadOpened _, UploadJoined _, FileCommand _ -> ignored();
            case Chunk chunk -> write(open, chunk);
            case WholeUpload whole -> new UploadStep.CameWhole(whole);
            case UploadSealed sealed -> seal(open, sealed);
            case UploadAborted _, UploadExpired _ -> new UploadStep.Ended();
        };
    }

    private static UploadStep mend(Broken broken, JournalRecord record) {
        return switch (record) {
            case UploadOpened _, UploadJoined _, FileCommand _ -> ignored();
            case Chunk chunk
                    when chunk.epoch() > broken.epoch() && chunk.offset() <= broken.written() ->
                    new UploadStep.CutBack(chunk.epoch(), chunk.offset(), chunk.end());
            case Chunk chunk -> new UploadStep.Broke(chunk.epoch());
            case WholeUpload whole -> new UploadStep.CameWhole(whole);
            case UploadSealed sealed ->
                    new UploadStep.Failed(
                            Reason.LENGTH_MISMATCH,
                            "bytes from " + broken.written() + " on did not arrive",
                            sealed.sealedAt());
            case UploadAborted _, UploadExpired _ -> new UploadStep.Ended();
        };
    }

    private static UploadStep write(Open open, Chunk chunk) {
        if (chunk.offset() > open.written()) {
            return new UploadStep.Broke(chunk.epoch());
        }
        if (chunk.epoch() > open.epoch()) {
            return new UploadStep.CutBack(chunk.epoch(), chunk.offset(), chunk.end());
        }
        return chunk.end() <= open.written()
                ? ignored()
                : new UploadStep.Appended(chunk.epoch(), open.written(), chunk.end());
    }

    private static UploadStep seal(Open open, UploadSealed sealed) {
        var declared = open.opened().expectedLength();
        if (open.written() != sealed.length()) {
            return mismatch(sealed, open.written() + " of " + sealed.length() + " bytes arrived");
        }
        if (declared != null && declared != sealed.length()) {
            return mismatch(sealed, sealed.length() + " bytes came, " + declared + " declared");
        }
        if (sealed.length() == 0) {
            return mismatch(sealed, "a document has at least one byte");
        }
        return new UploadStep.Completed(open.opened().describedBy(sealed), sealed.sealedAt());
    }

    private static UploadStep mismatch(UploadSealed sealed, String detail) {
        return new UploadStep.Failed(Reason.LENGTH_MISMATCH, detail, sealed.sealedAt());
    }

    private static UploadStep ignored() {
        return new UploadStep.Ignored();
    }

    private static UploadOpened opened(Upload upload) {
        return switch (upload) {
            case Open open -> open.opened();
            case Broken broken -> broken.opened();
            case Absent _ -> throw new IllegalStateException("nothing was opened");
        };
    }

    private static long written(Upload upload) {
        return switch (upload) {
            case Open open -> open.written();
            case Broken broken -> broken.written();
            case Absent _ -> throw new IllegalStateException("nothing was opened");
        };
    }
}
