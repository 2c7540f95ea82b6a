package org.artstore.ingest.resume;

import org.artstore.schemas.upload.UploadEvent.OffsetConfirmed;

import java.time.Duration;
import java.time.Instant;

/// Tells the log now and then how far a running request has come, so that little has to be sent
/// again when this process dies.
final class Confirmations {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Resumables resumables;
    private final Writer writer;
    private final FirstBytes first;
    private final boolean allowed;
    private Instant told;

    /// @param allowed whether anything may be confirmed before the request is over
    Confirmations(Resumables resumables, Writer writer, FirstBytes first, boolean allowed) {
        this.first = first;
        this.resumables = resumables;
        this.writer = writer;
        this.allowed = allowed;
        this.told = resumables.clock().instant();
    }

    /// All before `offset` is durable.
    synchronized void durable(long offset) {
        var now = resumables.clock().instant();
        if (allowed && told.plus(INTERVAL).isBefore(now)) {
            told = now;
            tell(offset, now);
        }
    }

    /// The request has ended early, and all before `offset` is durable.
    synchronized void last(long offset) {
        if (offset > writer.offset()) {
            tell(offset, resumables.clock().instant());
        }
    }

    /// Whether it fits is decided by the log; nobody here needs to know.
    private void tell(long offset, Instant now) {
        var event =
                new OffsetConfirmed(writer.file(), writer.epoch(), offset, now, first.sniffed());
        resumables
                .threads()
                .schedule(() -> resumables.register().send(event, writer.traceparent()));
    }
}
