package org.artstore.ingest.resume;

import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.quota.Account;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.Recorded;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.AppendBegan;
import org.artstore.schemas.upload.UploadEvent.UploadCancelled;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.artstore.starter.access.Caller;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The life of resumable uploads: they are created, appended to, and end. Everything fails with
/// [UploadRefused].
public final class Resumption {

    static final long NO_WRITER = 0;

    private final Resumables resumables;
    private final Creation creation;
    private final Joining joining;

    Resumption(Resumables resumables, Placement placement) {
        this.resumables = resumables;
        this.creation = new Creation(resumables, placement);
        this.joining = new Joining(resumables);
    }

    /// The longest document, in bytes.
    public long maxFileSize() {
        return resumables.maxFileSize();
    }

    /// The id that a path names.
    ///
    /// @throws UploadRefused when it can be none
    public static FileId named(String text) {
        try {
            return FileId.parse(text);
        } catch (IllegalArgumentException _) {
            throw new UploadRefused(new Refusal.NoUpload());
        }
    }

    /// Opens an upload on the element that placement chooses.
    public Mono<UploadStatus> create(NewUpload upload) {
        return onThread(() -> creation.create(upload));
    }

    /// Makes one document of parts that are complete; when it has been made of them before, that
    /// document. What becomes of it is expected from here on.
    public Mono<Sealing> join(NewJoin join, Caller caller) {
        return joining.join(join, caller);
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
                            if (append.length() != null) {
                                creation.requireLength(append.length());
                                requireQuota(status, append.length());
                            }
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

    /// The same status, when it may be told to a client: if it says that all is there, the upload
    /// is sealed, once more if need be.
    public Mono<UploadStatus> secured(UploadStatus status, String traceparent) {
        return status instanceof Completed completed && !completed.isPart()
                ? onThread(() -> resumables.finishing().seal(completed, traceparent).durable())
                        .thenReturn(status)
                : Mono.just(status);
    }

    /// Asks once more what became of an upload that is complete; nothing becomes of a part.
    public Mono<Sealing> ended(FileId file, Caller caller, String traceparent) {
        return status(file, caller)
                .publishOn(resumables.threads())
                .flatMap(status -> Mono.justOrEmpty(sealedAgain(status, traceparent)));
    }

    /// The upload as it stands when nobody appends to it: whoever does so now has lost it, and the
    /// offset holds until somebody begins after this.
    public Mono<UploadStatus> standstill(FileId file, Caller caller, String traceparent) {
        return status(file, caller)
                .flatMap(
                        status ->
                                status instanceof Open open && mayHaveWriter(open)
                                        ? fenced(open, caller, traceparent)
                                        : Mono.just(status));
    }

    /// Who else has the upload now, in the words of a refusal.
    public UploadRefused takenOver(FileId file) {
        long offset = resumables.register().known(file).map(UploadStatus::offset).orElse(0L);
        return new UploadRefused(new Refusal.TakenOver(offset));
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

    static boolean isOwn(UploadCreated created, Caller caller) {
        return created.tenant().equals(caller.tenant())
                && created.creator().id().equals(caller.clientId());
    }

    private void requireOpen(UploadStatus status, long offset) {
        if (status.created().parts() != null) {
            throw new UploadRefused(new Refusal.MadeOfParts());
        }
        switch (status) {
            case Open open when open.isExpired(resumables.clock().instant()) ->
                    throw new UploadRefused(new Refusal.Gone());
            case Open open when open.offset() != offset ->
                    throw new UploadRefused(new Refusal.OffsetConflict(open.offset(), offset));
            case Open _ -> {}
            case Completed(var _, var _, var length, var _, var _) ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(length));
            case Settled _, Claimed _ ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(status.offset()));
            case Cancelled _ -> throw new UploadRefused(new Refusal.Gone());
        }
    }

    private boolean mayHaveWriter(Open open) {
        return open.epoch() != NO_WRITER && !open.isExpired(resumables.clock().instant());
    }

    private Mono<UploadStatus> fenced(Open open, Caller caller, String traceparent) {
        var file = open.created().fileId();
        var fence = new AppendBegan(file, open.offset(), null, resumables.clock().instant());
        return tell(fence, traceparent)
                .flatMap(
                        recorded ->
                                recorded.status().epoch() < recorded.epoch()
                                        ? standstill(file, caller, traceparent)
                                        : Mono.just(recorded.status()));
    }

    private Optional<Sealing> sealedAgain(UploadStatus status, String traceparent) {
        return switch (status) {
            case Settled(var _, var _, var reason) when reason != null ->
                    throw new UploadRefused(new Refusal.BytesDiffer(reason));
            case Settled(var completed, var _, var _) ->
                    Optional.of(resumables.finishing().seal(completed, traceparent));
            case Completed completed when !completed.isPart() ->
                    Optional.of(resumables.finishing().seal(completed, traceparent));
            case Completed _, Claimed _ -> Optional.empty();
            case Open _, Cancelled _ -> throw new IllegalStateException("not complete");
        };
    }

    private void requireEndable(UploadStatus status) {
        switch (status) {
            case Open _, Cancelled _ -> {}
            case Completed part when part.isPart() -> {}
            case Completed _, Settled _, Claimed _ ->
                    throw new UploadRefused(new Refusal.AlreadyComplete(status.offset()));
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
                        account(open),
                        recorded.epoch(),
                        append.offset(),
                        append.traceparent());
        var first =
                new FirstBytes(
                        resumables.sniffer(), open.created(), append.offset(), open.sniffed());
        return new Append(resumables, writer, first, open.length(), append.checksum());
    }

    /// A length that is new was not promised when the upload was created.
    private void requireQuota(UploadStatus status, long length) {
        if (status instanceof Open open && open.length() == null) {
            var _ = resumables.quota().require(account(open), open.created().fileId(), length);
        }
    }

    private static Account account(Open open) {
        return new Account(open.created().tenant(), open.created().creator().id());
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
