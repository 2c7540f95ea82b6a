package org.artstore.ingest.resume;

import org.artstore.ingest.description.AttributeRoom;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.Recorded;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.AppendBegan;
import org.artstore.schemas.upload.UploadEvent.UploadCancelled;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.artstore.starter.access.Caller;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The life of resumable uploads: they are created, appended to, and end. Everything fails with
/// [UploadRefused].
public final class Resumption {

    private static final long NO_WRITER = 0;

    private final Resumables resumables;
    private final Placement placement;

    Resumption(Resumables resumables, Placement placement) {
        this.resumables = resumables;
        this.placement = placement;
    }

    /// The longest document, in bytes.
    public long maxFileSize() {
        return resumables.maxFileSize();
    }

    /// Opens an upload on the element that placement chooses.
    public Mono<UploadStatus> create(NewUpload upload) {
        return onThread(() -> created(upload));
    }

    /// The upload as every instance sees it now. Another account's does not exist.
    public Mono<UploadStatus> status(FileId file, Caller caller) {
        return Mono.fromFuture(() -> resumables.register().current(file), true)
                .map(found -> owned(found, caller));
    }

    /// Takes the upload over from whoever has it, if the bytes that follow begin where it stands.
    public Mono<Append> append(NewAppend append, Caller caller) {
        return known(append.file(), caller)
                .flatMap(status -> fresh(status, append, caller))
                .flatMap(
                        status -> {
                            requireOpen(status, append.offset());
                            return tell(
                                            new AppendBegan(
                                                    append.file(),
                                                    append.offset(),
                                                    append.length(),
                                                    resumables.clock().instant()),
                                            append.traceparent())
                                    .map(recorded -> begun(append, recorded));
                        });
    }

    /// Ends an upload without a document; again, if it is asked for again.
    public Mono<Void> cancel(FileId file, Caller caller, String traceparent) {
        return status(file, caller)
                .flatMap(
                        status -> {
                            requireEndable(status);
                            return tell(
                                    new UploadCancelled(file, resumables.clock().instant()),
                                    traceparent);
                        })
                .doOnNext(recorded -> abort(recorded.status()))
                .then();
    }

    /// Seals an upload that is complete, once more; nothing if it is not, or if it is known what
    /// became of it.
    public Optional<Sealing> sealing(UploadStatus status, @Nullable String traceparent) {
        return status instanceof Completed completed
                ? Optional.of(resumables.finishing().seal(completed, traceparent))
                : Optional.empty();
    }

    /// Who else has the upload now, in the words of a refusal.
    public UploadRefused takenOver(FileId file) {
        long offset = resumables.register().known(file).map(UploadStatus::offset).orElse(0L);
        return new UploadRefused(new Refusal.TakenOver(offset));
    }

    private CompletableFuture<UploadStatus> created(NewUpload upload) {
        var origin = upload.origin();
        resumables.journal().requireConnected();
        resumables.register().requireRoom();
        requireLength(upload.length());
        AttributeRoom.require(
                upload.description(), origin.file(), origin.creator(), origin.tenant());
        var place = placement.reserve(upload.description().policy(), upload.length());
        var opened =
                origin.opened(
                        place.element(),
                        NO_WRITER,
                        upload.description(),
                        upload.length(),
                        upload.checksum());
        return resumables
                .journal()
                .append(opened, origin.traceparent())
                .thenComposeAsync(
                        _ ->
                                resumables
                                        .register()
                                        .tell(
                                                creation(upload, place.element()),
                                                origin.traceparent()),
                        task -> resumables.threads().schedule(task))
                .thenApply(Recorded::status)
                .whenComplete((_, _) -> place.release());
    }

    private UploadCreated creation(NewUpload upload, ElementId element) {
        var origin = upload.origin();
        var now = origin.file().createdAt();
        return new UploadCreated(
                origin.file(),
                element,
                origin.tenant(),
                origin.creator(),
                upload.length().isPresent() ? upload.length().getAsLong() : null,
                now.plus(resumables.register().uploadLife()),
                now);
    }

    private void requireLength(OptionalLong length) {
        if (length.isPresent() && length.getAsLong() == 0) {
            throw new UploadRefused(new Refusal.Empty());
        }
        if (length.orElse(0) > resumables.maxFileSize()) {
            throw new UploadRefused(new Refusal.TooLarge(resumables.maxFileSize()));
        }
    }

    private Mono<UploadStatus> known(FileId file, Caller caller) {
        return Mono.defer(
                () ->
                        resumables
                                .register()
                                .known(file)
                                .map(status -> Mono.just(owned(Optional.of(status), caller)))
                                .orElseGet(() -> status(file, caller)));
    }

    /// What is known here may be old: a claim that does not fit it is looked at again.
    private Mono<UploadStatus> fresh(UploadStatus known, NewAppend append, Caller caller) {
        return known instanceof Open open && open.offset() == append.offset()
                ? Mono.just(known)
                : status(append.file(), caller);
    }

    private static UploadStatus owned(Optional<UploadStatus> found, Caller caller) {
        return found.filter(status -> isOwn(status.created(), caller))
                .orElseThrow(() -> new UploadRefused(new Refusal.NoUpload()));
    }

    private static boolean isOwn(UploadCreated created, Caller caller) {
        return created.tenant().equals(caller.tenant())
                && created.creator().id().equals(caller.clientId());
    }

    private void requireOpen(UploadStatus status, long offset) {
        switch (status) {
            case Open open when open.isExpired(resumables.clock().instant()) ->
                    throw new UploadRefused(new Refusal.Gone());
            case Open open when open.offset() != offset ->
                    throw new UploadRefused(new Refusal.OffsetConflict(open.offset(), offset));
            case Open _ -> {}
            case Completed(var _, var _, var length, var _) ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(length));
            case Settled settled ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(settled.length()));
            case Cancelled _ -> throw new UploadRefused(new Refusal.Gone());
        }
    }

    private void requireEndable(UploadStatus status) {
        switch (status) {
            case Open _, Cancelled _ -> {}
            case Completed(var _, var _, var length, var _) ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(length));
            case Settled settled ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(settled.length()));
        }
    }

    private Append begun(NewAppend append, Recorded recorded) {
        if (!recorded.isOwn()) {
            requireOpen(recorded.status(), append.offset());
            throw new UploadRefused(
                    recorded.status().epoch() > recorded.epoch()
                            ? new Refusal.TakenOver(recorded.status().offset())
                            : new Refusal.LengthConflict());
        }
        var open = (Open) recorded.status();
        var writer =
                new Writer(
                        append.file(),
                        open.created().elementId(),
                        recorded.epoch(),
                        append.offset(),
                        append.traceparent());
        return new Append(resumables, writer, open.length(), append.checksum());
    }

    private void abort(UploadStatus status) {
        if (status instanceof Cancelled(var created, var epoch, var _)) {
            resumables
                    .journal()
                    .abort(
                            new UploadAborted(
                                    created.fileId(), created.elementId(), epoch, "cancelled"));
        }
    }

    private Mono<Recorded> tell(UploadEvent event, String traceparent) {
        return onThread(() -> resumables.register().tell(event, traceparent));
    }

    private <T> Mono<T> onThread(Supplier<CompletableFuture<T>> step) {
        return Mono.defer(() -> Mono.fromFuture(step.get(), true))
                .subscribeOn(resumables.threads());
    }
}
