package org.artstore.ingest.upload;

import org.artstore.ingest.chunk.Intake;
import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.idempotency.IdempotencyRejected;
import org.artstore.ingest.idempotency.SealGate;
import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.outcome.RecentUpload;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.quota.Account;
import org.artstore.ingest.quota.Promise;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.sniff.Signature;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.Sniffed;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.LateDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// One upload while its bytes arrive. Its methods are called one after the other, but for [#end],
/// which may come at any time from any thread.
public final class Upload {

    private final Uploads uploads;
    private final Origin origin;
    private Declared declared;
    private final Intake intake;
    private final UploadLog log;
    private final Target target;
    private final @Nullable SealGate gate;
    private final ContentCheck check;
    private final Promise promise;
    private @Nullable Description described;
    private @Nullable Description openedWith;
    private Signature signature = Signature.NONE;
    private volatile @Nullable FileId earlier;
    private long received;
    private volatile boolean over;

    /// @param gate what the upload has to pass before its seal, if anything
    /// @param budget the room that its bytes may take, perhaps together with others
    Upload(
            Uploads uploads,
            Origin origin,
            Declared declared,
            @Nullable SealGate gate,
            ByteBudget budget) {
        this.uploads = uploads;
        this.gate = gate;
        this.check = new ContentCheck(gate != null);
        this.origin = origin;
        this.declared = declared;
        this.intake = new Intake(budget, uploads.threads(), this::write);
        this.log =
                new UploadLog(
                        uploads.journal(), uploads.compressibility(), budget, origin.traceparent());
        this.target = new Target(uploads.placement());
        this.promise = promise(uploads, origin);
    }

    /// A restored copy counts for nobody: its document does already.
    private static Promise promise(Uploads uploads, Origin origin) {
        return origin.copied() == null
                ? uploads.quota().promise(new Account(origin.tenant(), origin.creator().id()))
                : new Promise.Any();
    }

    /// Says what the document is; the last word before the seal holds.
    ///
    /// @throws UploadRefused when it does not fit beside the document, or its template refuses it
    public void describe(Description description) {
        described = uploads.descriptions().checked(description, origin);
    }

    /// Says what digest the bytes have; not after the first of them.
    public void expect(Sha256 checksum) {
        declared = new Declared(declared.length(), declared.atMost(), Optional.of(checksum));
    }

    /// Makes sure of room before the bytes come.
    ///
    /// @throws UploadRefused when there is none
    public void reserve(OptionalLong length) {
        declared.length().ifPresent(promise::cover);
        try {
            target.reserve(description().policy(), length);
        } catch (UploadRefused refused) {
            promise.release();
            throw refused;
        }
    }

    /// Takes the buffer over; completes when more may come.
    public Mono<Void> accept(DataBuffer buffer) {
        received += buffer.readableByteCount();
        if (received > uploads.maxFileSize()) {
            DataBufferUtils.release(buffer);
            return Mono.error(new UploadRefused(new Refusal.TooLarge(uploads.maxFileSize())));
        }
        try {
            promise.cover(received);
        } catch (UploadRefused refused) {
            DataBufferUtils.release(buffer);
            return Mono.error(refused);
        }
        check.update(buffer);
        return intake.accept(buffer);
    }

    /// All bytes have come: it is known how many there are.
    public void complete() {
        declared = new Declared(declared.length(), OptionalLong.of(received), declared.checksum());
    }

    /// Whether bytes lie in memory that nobody has begun to write.
    public boolean holdsBytes() {
        return intake.held() > 0;
    }

    /// Writes what lies in memory, though the upload may be one record if it waits for its seal.
    public Mono<Void> write() {
        return intake.flush();
    }

    /// Ends the bytes. The outcome is expected from here on.
    public Mono<Sealing> seal() {
        if (received == 0) {
            return Mono.error(new UploadRefused(new Refusal.Empty()));
        }
        if (openedWith == null && gate == null) {
            return Mono.fromCallable(this::sealWhole).subscribeOn(uploads.threads());
        }
        return intake.flush()
                .then(Mono.defer(() -> Mono.fromFuture(log.written(), true)))
                .publishOn(uploads.threads())
                .then(Mono.defer(this::sealOpen));
    }

    /// Gives back everything. An upload that is not sealed by now never will be.
    public void end() {
        over = true;
        intake.discard();
        target.release();
        promise.release();
        uploads.outcomes().forget(earlier == null ? origin.file() : earlier);
        uploads.threads().schedule(() -> log.abort("the upload did not reach its end"));
    }

    private Description description() {
        if (described == null) {
            throw new IllegalStateException("a document is described before its bytes are used");
        }
        return described;
    }

    private void write(byte[] chunk) {
        open(chunk);
        log.chunk(chunk);
    }

    private void open(byte[] first) {
        if (log.written().isCompletedExceptionally()) {
            log.written().join();
        }
        if (openedWith == null) {
            openedWith = description();
            signature = uploads.sniffer().read(first);
            var element = target.reserve(openedWith.policy(), declared.atMost());
            log.open(opened(element, openedWith), first);
        }
    }

    private UploadOpened opened(ElementId element, Description description) {
        return origin.opened(
                        element,
                        UploadLog.EPOCH,
                        description,
                        declared.length(),
                        declared.checksum())
                .sniffed(sniffed(description));
    }

    private @Nullable Sniffed sniffed(Description description) {
        return uploads.sniffer()
                .compare(
                        signature,
                        description.metadata().originalFilename(),
                        description.contentType());
    }

    private Sealing sealWhole() {
        var element = target.reserve(description().policy(), OptionalLong.of(received));
        return sealing(() -> intake.handOver(bytes -> whole(element, bytes)));
    }

    private CompletableFuture<Void> whole(ElementId element, byte[] bytes) {
        signature = uploads.sniffer().read(bytes);
        return log.whole(opened(element, description()), bytes);
    }

    private Mono<Sealing> sealOpen() {
        check.require(declared.checksum());
        var seal = seal(description());
        return gate == null
                ? Mono.fromCallable(() -> sealing(() -> log.seal(seal)))
                : Mono.fromFuture(() -> passed(gate, seal), true);
    }

    private UploadSealed seal(Description description) {
        boolean isLate = !description.equals(openedWith);
        return new UploadSealed(
                origin.file(),
                target.reserve(description.policy(), declared.atMost()),
                UploadLog.EPOCH,
                received,
                uploads.clock().instant(),
                isLate ? late(description) : null,
                isLate ? sniffed(description) : null);
    }

    /// Once it is secured, others may seal the upload too: it must not be aborted any more.
    private CompletableFuture<Sealing> passed(SealGate passage, UploadSealed seal) {
        log.hold();
        return passage.pass(seal)
                .whenComplete((_, failure) -> letGoIfRefused(failure))
                .thenApplyAsync(
                        decided -> sealed(seal, decided), step -> uploads.threads().schedule(step));
    }

    /// When the document is there already, or all of it but its seal, this upload is given up.
    private Sealing sealed(UploadSealed own, UploadSealed decided) {
        if (decided.fileId().equals(own.fileId())) {
            return sealing(() -> log.seal(own));
        }
        log.letGo();
        earlier = decided.fileId();
        return uploads.sealAgain(decided, origin);
    }

    private void letGoIfRefused(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof IdempotencyRejected) {
            log.letGo();
        }
    }

    private LateDescription late(Description description) {
        if (!target.accepts(description.policy())) {
            throw new UploadRefused(new Refusal.DescribedTooLate());
        }
        return new LateDescription(
                description.metadata(),
                description.contentType(),
                description.retention(origin.file().createdAt()));
    }

    private Sealing sealing(Supplier<CompletableFuture<Void>> seal) {
        var upload =
                RecentUpload.sealed(
                        origin.file(), origin.tenant(), origin.creator().id(), received);
        var outcome = uploads.outcomes().expect(upload);
        var durable = seal.get();
        promise.settle(origin.file(), received);
        if (over) {
            uploads.outcomes().forget(origin.file());
        }
        return new Sealing(origin.file(), received, durable, outcome);
    }
}
