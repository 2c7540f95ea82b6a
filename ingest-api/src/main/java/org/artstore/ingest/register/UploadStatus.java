package org.artstore.ingest.register;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.AppendBegan;
import org.artstore.schemas.upload.UploadEvent.OffsetConfirmed;
import org.artstore.schemas.upload.UploadEvent.PartClaimed;
import org.artstore.schemas.upload.UploadEvent.UploadCancelled;
import org.artstore.schemas.upload.UploadEvent.UploadCompleted;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.artstore.schemas.upload.UploadEvent.UploadSettled;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// How far a resumable upload has come. Evolving is pure: the same events in the same order lead to
/// the same status everywhere, and events that do not fit change nothing.
public sealed interface UploadStatus {

    /// What it was opened with.
    UploadCreated created();

    /// The epoch of its latest writer; 0 before the first.
    long epoch();

    /// Bytes that need not be sent again.
    long offset();

    /// More bytes may come.
    ///
    /// @param length of the document, when that is known
    /// @param sniffed what its first bytes say, if they are there and say something
    record Open(
            UploadCreated created,
            long epoch,
            long offset,
            @Nullable Long length,
            @Nullable Sniffed sniffed)
            implements UploadStatus {

        public Open(UploadCreated created, long epoch, long offset, @Nullable Long length) {
            this(created, epoch, offset, length, null);
        }
    }

    /// All bytes are there.
    ///
    /// @param at when that was said
    /// @param sniffed what its first bytes say, if they say something
    record Completed(
            UploadCreated created, long epoch, long length, Instant at, @Nullable Sniffed sniffed)
            implements UploadStatus {

        public Completed(UploadCreated created, long epoch, long length, Instant at) {
            this(created, epoch, length, at, null);
        }

        @Override
        public long offset() {
            return length;
        }

        /// Whether it is bytes of a document to come, not a document.
        public boolean isPart() {
            return created.partOf() != null;
        }

        private Settled settled(UploadSettled event) {
            return new Settled(this, event.receipt(), event.rejected());
        }
    }

    /// The file log has told what became of it.
    ///
    /// @param rejected why there is no document, if there is none
    record Settled(Completed completed, Receipt receipt, @Nullable Reason rejected)
            implements UploadStatus {
        @Override
        public UploadCreated created() {
            return completed.created;
        }

        @Override
        public long epoch() {
            return completed.epoch;
        }

        @Override
        public long offset() {
            return completed.length;
        }
    }

    /// A part that was complete: its bytes are those of the document `claimedBy`, together with
    /// those of all its parts.
    record Claimed(Completed completed, FileId claimedBy, Sha256 allParts) implements UploadStatus {
        @Override
        public UploadCreated created() {
            return completed.created;
        }

        @Override
        public long epoch() {
            return completed.epoch;
        }

        @Override
        public long offset() {
            return completed.length;
        }
    }

    /// There will be no document.
    record Cancelled(UploadCreated created, long epoch, long offset) implements UploadStatus {}

    /// Whether it has taken longer than it may: unless it is complete, nothing can be added.
    default boolean isExpired(Instant now) {
        return !created().expiresAt().isAfter(now);
    }

    /// The status behind an event that lies at `place` in its partition.
    static UploadStatus evolve(@Nullable UploadStatus status, UploadEvent event, long place) {
        return switch (event) {
            case UploadCreated created when status == null ->
                    new Open(created, 0, 0, created.length());
            case UploadEvent _ when status == null ->
                    throw new IllegalStateException("an upload begins with its creation");
            case UploadCreated _ -> status;
            case AppendBegan began
                    when status instanceof Open open
                            && fits(began, open)
                            && epochAt(place) > open.epoch ->
                    new Open(
                            open.created,
                            epochAt(place),
                            open.offset,
                            lengthAfter(began, open),
                            open.sniffed);
            case OffsetConfirmed confirmed
                    when status instanceof Open open
                            && confirmed.epoch() == open.epoch
                            && confirmed.offset() >= open.offset ->
                    new Open(
                            open.created,
                            open.epoch,
                            confirmed.offset(),
                            open.length,
                            earlier(open, confirmed.sniffed()));
            case UploadCompleted completed
                    when status instanceof Open open && completed.epoch() == open.epoch ->
                    new Completed(
                            open.created,
                            open.epoch,
                            completed.length(),
                            completed.at(),
                            earlier(open, completed.sniffed()));
            case UploadSettled settled when status instanceof Completed completed ->
                    completed.settled(settled);
            case PartClaimed claimed when status instanceof Completed part && part.isPart() ->
                    new Claimed(part, claimed.claimedBy(), claimed.allParts());
            case UploadCancelled _ when status.isCancellable() ->
                    new Cancelled(status.created(), epochAt(place), status.offset());
            case AppendBegan _,
                    OffsetConfirmed _,
                    UploadCompleted _,
                    UploadSettled _,
                    PartClaimed _,
                    UploadCancelled _ ->
                    status;
        };
    }

    /// Whether it can still end without a document.
    default boolean isCancellable() {
        return switch (this) {
            case Open _ -> true;
            case Completed completed -> completed.isPart();
            case Settled _, Claimed _, Cancelled _ -> false;
        };
    }

    /// The epoch of a writer whose beginning lies at `place`.
    static long epochAt(long place) {
        return place + 1;
    }

    private static boolean fits(AppendBegan began, Open open) {
        return began.offset() == open.offset
                && (began.length() == null
                        || open.length == null
                        || Objects.equals(began.length(), open.length));
    }

    private static @Nullable Sniffed earlier(Open open, @Nullable Sniffed now) {
        return open.sniffed == null ? now : open.sniffed;
    }

    private static @Nullable Long lengthAfter(AppendBegan began, Open open) {
        return open.length == null ? began.length() : open.length;
    }
}
