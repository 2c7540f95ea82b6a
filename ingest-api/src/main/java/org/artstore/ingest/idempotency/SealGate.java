package org.artstore.ingest.idempotency;

import org.artstore.schemas.journal.JournalRecord.UploadSealed;

import java.util.concurrent.CompletableFuture;

/// What has to happen between the last byte of an upload and its seal.
public interface SealGate {

    /// Completes with the seal that has to be written, by whomever: this one, or that of the
    /// document which an earlier request has secured from the same bytes, and then never this one.
    /// Fails with [IdempotencyRejected] when this seal must not be written and never may; with
    /// anything else when that is not known, so that the upload must neither be sealed nor aborted.
    /// May block for a moment.
    CompletableFuture<UploadSealed> pass(UploadSealed seal);
}
