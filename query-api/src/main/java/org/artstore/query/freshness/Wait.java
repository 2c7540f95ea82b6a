package org.artstore.query.freshness;

import org.artstore.schemas.file.Receipt;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One read that waits for the event of a receipt.
final class Wait {

    private final Receipt receipt;
    private final Reader reader;
    private @Nullable Instant missedAt;
    private long applied = -1;

    /// By what a read is answered.
    interface Reader {

        /// Whether the answer will know the event.
        ///
        /// @param applied whether the index has applied it
        boolean knows(Receipt receipt, boolean applied);
    }

    Wait(Receipt receipt, Reader reader) {
        this.receipt = receipt;
        this.reader = reader;
    }

    /// Whether it is over.
    ///
    /// @throws FreshnessRejected.NotInLog when there is nothing to wait for
    boolean isOver(Look look) {
        var offsets = look.applied();
        if (offsets != null) {
            applied = offsets.getOrDefault(receipt.partition(), 0L);
        }
        if (reader.knows(receipt, applied > receipt.offset())) {
            return true;
        }
        var log = look.log();
        if (log != null) {
            mustBeIn(log);
        }
        return false;
    }

    /// A new leader of the partition may for a moment not know the last events as durable, so one
    /// look is not believed.
    private void mustBeIn(LogExtent log) {
        if (log.has(receipt)) {
            missedAt = null;
        } else if (missedAt == null) {
            missedAt = log.seenAt();
        } else if (log.seenAt().isAfter(missedAt)) {
            throw new FreshnessRejected.NotInLog(receipt, !log.hasPartition(receipt));
        }
    }

    FreshnessRejected.Behind inVain() {
        return new FreshnessRejected.Behind(receipt, applied);
    }
}
