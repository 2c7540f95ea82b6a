package org.artstore.ingest.idempotency;

import java.time.Duration;

/// A request is not carried out because of another one with the same key.
public final class IdempotencyRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /// Why it is not.
    sealed interface Reason {

        /// It differs from the first one with its key.
        record Mismatch() implements Reason {}

        /// The first one still runs, or another one has taken the key over.
        record InProgress(Duration retryAfter) implements Reason {}

        /// The first one has ended without an answer that holds.
        record FirstFailed(Duration retryAfter) implements Reason {}

        /// There are more keys than can be kept in mind.
        record TooManyKeys(Duration retryAfter) implements Reason {}
    }

    IdempotencyRejected(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    /// Of a request whose bytes are not those of the one that went before it.
    public static IdempotencyRejected mismatch() {
        return new IdempotencyRejected(new Reason.Mismatch());
    }

    /// Of a request whose predecessor has left something of which it is not known yet what becomes.
    public static IdempotencyRejected inProgress(Duration retryAfter) {
        return new IdempotencyRejected(new Reason.InProgress(retryAfter));
    }

    Reason reason() {
        return reason;
    }
}
