package org.artstore.schemas.transfer;

import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.transfer.TransferEvent.SourceRemoved;
import org.artstore.schemas.transfer.TransferEvent.TransferCompleted;
import org.artstore.schemas.transfer.TransferEvent.TransferCopying;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The last transfer of a document, as the log tells it.
///
/// @param epoch of the writer that copies, 0 before the first
/// @param offset before which all bytes are in the journal of the target
/// @param reason why it was rolled back, if it was
/// @param at when the last of this happened
public record Transfer(
        TransferRequested request,
        Step step,
        long epoch,
        long offset,
        TransferRolledBack.@Nullable Reason reason,
        Instant at) {

    /// How far a transfer is.
    public enum Step {
        REQUESTED,
        COPYING,
        /// It can only be completed any more.
        VERIFIED,
        COMPLETED,
        ROLLED_BACK,
        /// Completed, and the source is gone.
        CLEARED;

        /// The name in JSON; that the source is gone too means nothing to clients.
        @JsonValue
        public String code() {
            return (this == CLEARED ? COMPLETED : this).name().toLowerCase(Locale.ROOT);
        }
    }

    /// The state after `event`; the same state when it does not count. Of a verification and a
    /// rollback the first counts.
    public static Optional<Transfer> evolve(@Nullable Transfer known, TransferEvent event) {
        if (event instanceof TransferRequested request) {
            return Optional.of(
                    known == null || known.isReplacedBy(request) ? begun(request) : known);
        }
        if (known == null || !known.is(event.transferId())) {
            return Optional.ofNullable(known);
        }
        return Optional.of(known.after(event));
    }

    private static Transfer begun(TransferRequested request) {
        return new Transfer(request, Step.REQUESTED, 0, 0, null, request.at());
    }

    private boolean isReplacedBy(TransferRequested next) {
        return !isActive() && !is(next.transferId());
    }

    private Transfer after(TransferEvent event) {
        return switch (event) {
            case TransferCopying copying when isRevocable() && copying.epoch() >= epoch ->
                    new Transfer(
                            request,
                            Step.COPYING,
                            copying.epoch(),
                            copying.offset(),
                            null,
                            copying.at());
            case TransferVerified verified when isRevocable() -> at(Step.VERIFIED, verified.at());
            case TransferRolledBack end when isRevocable() ->
                    new Transfer(request, Step.ROLLED_BACK, epoch, offset, end.reason(), end.at());
            case TransferCompleted end when step == Step.VERIFIED -> at(Step.COMPLETED, end.at());
            case SourceRemoved end when step == Step.COMPLETED -> at(Step.CLEARED, end.at());
            case TransferRequested _,
                    TransferCopying _,
                    TransferVerified _,
                    TransferCompleted _,
                    TransferRolledBack _,
                    SourceRemoved _ ->
                    this;
        };
    }

    private Transfer at(Step next, Instant when) {
        return new Transfer(request, next, epoch, offset, null, when);
    }

    public boolean is(CommandId id) {
        return request.transferId().equals(id);
    }

    /// Whether it has not ended.
    public boolean isActive() {
        return isRevocable() || step == Step.VERIFIED;
    }

    /// Whether it can still be rolled back.
    public boolean isRevocable() {
        return step == Step.REQUESTED || step == Step.COPYING;
    }

    /// Whether the document has gone from this element to another one.
    public boolean hasLeft(ElementId element) {
        return request.from().equals(element) && (step == Step.COMPLETED || step == Step.CLEARED);
    }

    /// Whether the document is on its way from this element to another one.
    public boolean isLeaving(ElementId element) {
        return request.from().equals(element) && isActive();
    }
}
