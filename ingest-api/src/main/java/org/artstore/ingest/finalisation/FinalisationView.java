package org.artstore.ingest.finalisation;

import org.artstore.schemas.id.FileId;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How far a finalisation is, for clients.
///
/// @param progress the share of the bytes that is on its way or has arrived
/// @param version that the document has, or will have, when it is permanent
/// @param reason why it was rolled back, if it was
record FinalisationView(
        FileId fileId,
        Step state,
        double progress,
        long version,
        @Nullable Reason reason,
        Instant requestedAt,
        Instant updatedAt) {

    static FinalisationView of(Transfer transfer) {
        var request = transfer.request();
        return new FinalisationView(
                request.fileId(),
                transfer.step(),
                progress(transfer),
                request.version(),
                transfer.reason(),
                request.at(),
                transfer.at());
    }

    private static double progress(Transfer transfer) {
        return switch (transfer.step()) {
            case VERIFIED, COMPLETED, CLEARED -> 1;
            case REQUESTED, COPYING, ROLLED_BACK ->
                    (double) transfer.offset() / transfer.request().length();
        };
    }
}
