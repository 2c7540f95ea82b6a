package org.artstore.ingest.quota;

import org.artstore.ingest.register.UploadRegister;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/// What the resumable uploads of an account are or will be, as long as the index has not counted
/// them. Every instance knows all of them.
final class ResumableUsage {

    private final UploadRegister register;
    private final InstantSource clock;

    ResumableUsage(UploadRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /// The bytes of all but one.
    ///
    /// @param usage which may count some of them
    /// @param but leaves this one out
    long of(Account account, Optional<AccountUsage> usage, @Nullable FileId but) {
        return register.ofAccount(account.id())
                .filter(status -> isOf(account, but, status.created()))
                .mapToLong(status -> bytes(status, usage))
                .sum();
    }

    private static boolean isOf(Account account, @Nullable FileId but, UploadCreated created) {
        return created.tenant().equals(account.tenant()) && !created.fileId().equals(but);
    }

    /// A part that is claimed is bytes of a document that is among these uploads itself.
    private long bytes(UploadStatus status, Optional<AccountUsage> usage) {
        return switch (status) {
            case Open open when open.isExpired(clock.instant()) -> 0;
            case Open open -> Objects.requireNonNullElse(open.length(), open.offset());
            case Completed part when part.isPart() && part.isExpired(clock.instant()) -> 0;
            case Completed completed -> completed.length();
            case Settled settled when isOver(settled, usage) -> 0;
            case Settled settled -> settled.offset();
            case Claimed _, Cancelled _ -> 0;
        };
    }

    private static boolean isOver(Settled settled, Optional<AccountUsage> usage) {
        return settled.rejected() != null
                || usage.filter(it -> it.counts(settled.receipt())).isPresent();
    }
}
