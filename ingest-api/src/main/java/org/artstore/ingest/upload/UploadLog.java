package org.artstore.ingest.upload;

import org.artstore.ingest.compression.Compressibility;
import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.journal.Journal;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/// The records of one upload, in their order. Its end - sealed or aborted - is written once, and
/// nothing after it, whichever thread comes first.
final class UploadLog {

    /// Of an upload that only one request appends to.
    static final long EPOCH = 1;

    private final Journal journal;
    private final Compressibility compressibility;
    private final ByteBudget budget;
    private final String traceparent;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private @Nullable UploadOpened opened;
    private Compression compression = Compression.NONE;
    private long offset;
    private boolean ended;
    private boolean held;

    UploadLog(
            Journal journal,
            Compressibility compressibility,
            ByteBudget budget,
            String traceparent) {
        this.journal = journal;
        this.compressibility = compressibility;
        this.budget = budget;
        this.traceparent = traceparent;
    }

    /// @param first the bytes with which the document begins: they decide how all its records
    ///     travel, because there is an order only among those that travel alike
    synchronized void open(UploadOpened record, byte[] first) {
        if (!ended) {
            opened = record;
            compression = compression(record, first);
            var _ = append(record);
        }
    }

    /// Takes the bytes over, unless it throws, and gives them back to the budget when Kafka has
    /// them.
    synchronized void chunk(byte[] bytes) {
        if (ended || opened == null || bytes.length == 0) {
            budget.release(bytes.length);
            return;
        }
        var chunk = new Chunk(opened.fileId(), opened.elementId(), EPOCH, offset, bytes);
        releaseWith(append(chunk), bytes.length);
        offset += bytes.length;
    }

    /// Completes when Kafka has all that was written until now, or with a failure.
    synchronized CompletableFuture<Void> written() {
        return written;
    }

    /// Never completes when the upload has ended already, or lost bytes because it was given up.
    synchronized CompletableFuture<Void> seal(UploadSealed seal) {
        if (ended || opened == null || offset != seal.length()) {
            return new CompletableFuture<>();
        }
        ended = true;
        return append(seal);
    }

    /// The end of the upload is not this request's alone to say any more.
    synchronized void hold() {
        held = true;
    }

    /// It is again.
    synchronized void letGo() {
        held = false;
    }

    /// Opens, writes and seals in one record. Never completes when the upload has ended already.
    synchronized CompletableFuture<Void> whole(UploadOpened record, byte[] bytes) {
        if (ended || bytes.length == 0) {
            budget.release(bytes.length);
            return new CompletableFuture<>();
        }
        ended = true;
        compression = compression(record, bytes);
        var acknowledged = append(new WholeUpload(record, bytes));
        releaseWith(acknowledged, bytes.length);
        return acknowledged;
    }

    /// Ends the upload without a document, unless it is sealed or held. A seal that Kafka did not
    /// acknowledge may be there or not; if it is not, the chunks must not stay.
    synchronized void abort(String reason) {
        if (held) {
            return;
        }
        boolean sealed = ended && !written.isCompletedExceptionally();
        ended = true;
        if (opened != null && !sealed) {
            journal.abort(
                    new UploadAborted(opened.fileId(), opened.elementId(), EPOCH, reason),
                    compression);
            opened = null;
        }
    }

    private CompletableFuture<Void> append(JournalRecord record) {
        var acknowledged = journal.append(record, traceparent, compression);
        written = CompletableFuture.allOf(written, acknowledged);
        return acknowledged;
    }

    private Compression compression(UploadOpened record, byte[] first) {
        var detected = record.detectedContentType();
        var type = detected == null ? record.contentType() : detected;
        return compressibility.decide(record.elementId(), type, first);
    }

    private void releaseWith(CompletableFuture<Void> acknowledged, int bytes) {
        var _ = acknowledged.whenComplete((_, _) -> budget.release(bytes));
    }
}
