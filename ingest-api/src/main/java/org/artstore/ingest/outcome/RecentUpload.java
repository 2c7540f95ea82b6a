package org.artstore.ingest.outcome;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;

/// A sealed upload and what is known of it.
public record RecentUpload(
        FileId fileId, TenantId tenant, ClientId creator, long length, State state) {

    /// How far a sealed upload has come.
    public sealed interface State {}

    /// All bytes are in the journal.
    public record Sealed() implements State {}

    /// The document is committed.
    public record Stored(Receipt receipt) implements State {}

    /// There is no document.
    public record Rejected(Reason reason, Receipt receipt) implements State {}

    /// An upload of `length` bytes that is about to be sealed.
    public static RecentUpload sealed(
            FileId fileId, TenantId tenant, ClientId creator, long length) {
        return new RecentUpload(fileId, tenant, creator, length, new Sealed());
    }

    RecentUpload ended(Outcome outcome) {
        var end =
                switch (outcome) {
                    case Outcome.Stored(_, var receipt) -> new Stored(receipt);
                    case Outcome.Deleted(_, var receipt) -> new Stored(receipt);
                    case Outcome.Restored(_, var receipt) -> new Stored(receipt);
                    case Outcome.Rejected(var event, var receipt) ->
                            new Rejected(event.reason(), receipt);
                };
        return new RecentUpload(fileId, tenant, creator, length, end);
    }
}
