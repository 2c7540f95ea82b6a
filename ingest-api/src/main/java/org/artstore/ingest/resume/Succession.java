package org.artstore.ingest.resume;

import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.idempotency.IdempotencyRejected;
import org.artstore.ingest.outcome.Outcome;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// What is left of an earlier request with the same `Idempotency-Key` that created an upload, began
/// to fill it, and died before it could answer. Nobody else knows of the upload.
public final class Succession {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Resumption resumption;
    private final Duration patience;

    /// @param patience how long is waited for the document
    Succession(Resumption resumption, Duration patience) {
        this.resumption = resumption;
        this.patience = patience;
    }

    /// The sealing of the document that the earlier request made of the same bytes; nothing when
    /// there is no earlier one, or it has made none and never will. Fails with
    /// [IdempotencyRejected] when it made one of other bytes.
    public Mono<Sealing> document(Attempt<?> attempt, Caller caller, String traceparent) {
        return Mono.justOrEmpty(attempt.secured(0))
                .flatMap(secured -> ended(secured.fileId(), caller, traceparent))
                .flatMap(sealing -> ofSameBytes(sealing, attempt));
    }

    /// What is not complete by now never will be.
    private Mono<Sealing> ended(FileId file, Caller caller, String traceparent) {
        return resumption
                .cancel(file, caller, traceparent)
                .onErrorComplete(Succession::isComplete)
                .then(Mono.defer(() -> resumption.status(file, caller)))
                .filter(status -> status instanceof Completed || status instanceof Settled)
                .flatMap(_ -> resumption.ended(file, caller, traceparent));
    }

    private Mono<Sealing> ofSameBytes(Sealing sealing, Attempt<?> attempt) {
        return Mono.fromFuture(sealing.outcome(), true)
                .timeout(patience)
                .onErrorMap(
                        TimeoutException.class, _ -> IdempotencyRejected.inProgress(RETRY_AFTER))
                .flatMap(
                        outcome ->
                                attempt.drained()
                                        .filter(digest -> isOf(digest, outcome))
                                        .switchIfEmpty(Mono.error(IdempotencyRejected::mismatch)))
                .thenReturn(sealing);
    }

    private static boolean isOf(Sha256 digest, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(var document, _) -> document.content().checksum().equals(digest);
            case Outcome.Deleted _, Outcome.Restored _, Outcome.Rejected _ -> true;
        };
    }

    private static boolean isComplete(Throwable failure) {
        return failure instanceof UploadRefused refused
                && refused.refusal() instanceof Refusal.AlreadyComplete;
    }
}
