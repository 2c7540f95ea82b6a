package org.artstore.ingest.idempotency;

import org.artstore.schemas.journal.JournalRecord.UploadSealed;

import java.util.concurrent.CompletableFuture;

/// What has to happen between the last byte of an upload and its seal.
public interface SealGate {

    /// Completes when the seal may be written: from then on it must be, by whomever. Fails with
    /// [IdempotencyRejected] when it must not be written and never may; with anything else when
    /// that is not known, so that the upload must neither be sealed nor aborted. May block for a
    /// moment.
    CompletableFuture<Void> pass(UploadSealed seal);
}
