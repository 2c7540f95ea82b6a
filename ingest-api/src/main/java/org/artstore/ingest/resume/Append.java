package org.artstore.ingest.resume;

import org.artstore.ingest.chunk.Intake;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.Watch;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.OffsetConfirmed;
import org.artstore.schemas.upload.UploadEvent.UploadCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The bytes of one request on their way into an open upload that belongs to it. Its methods are
/// called one after the other, but for [#end], which may come at any time from any thread.
public final class Append {

    private final Resumables resumables;
    private final Writer writer;
    private final @Nullable Long length;
    private final @Nullable Checksum checksum;
    private final Intake intake;
    private final AppendLog log;
    private final Confirmations confirmations;
    private final FirstBytes first;
    private final Sinks.Empty<Void> superseded = Sinks.empty();
    private final Watch watch;
    private long received;
    private long allowed;
    private volatile boolean finished;

    /// @param length of the document, when that is known
    /// @param checksum of the bytes of this request, when the client sent one: until it is found
    ///     right, nothing is confirmed
    Append(
            Resumables resumables,
            Writer writer,
            FirstBytes first,
            @Nullable Long length,
            @Nullable Checksum checksum) {
        this.resumables = resumables;
        this.first = first;
        this.writer = writer;
        this.length = length;
        this.checksum = checksum;
        this.confirmations = new Confirmations(resumables, writer, first, checksum == null);
        var budget = resumables.inFlight().share(writer.account().id());
        this.log =
                new AppendLog(
                        resumables.journal(),
                        budget,
                        writer,
                        this::compression,
                        confirmations::durable);
        this.intake = new Intake(budget, resumables.threads(), this::write);
        this.watch =
                resumables
                        .register()
                        .whenSuperseded(writer.file(), writer.epoch(), superseded::tryEmitEmpty);
    }

    /// Completes when the upload belongs to another writer.
    public Mono<Void> superseded() {
        return superseded.asMono();
    }

    /// Takes the buffer over; completes when more may come.
    public Mono<Void> accept(DataBuffer buffer) {
        received += buffer.readableByteCount();
        long end = writer.offset() + received;
        if (end > limit()) {
            DataBufferUtils.release(buffer);
            return Mono.error(tooMuch());
        }
        if (length == null && end > allowed) {
            try {
                allowed = end + resumables.quota().require(writer.account(), writer.file(), end);
            } catch (UploadRefused refused) {
                DataBufferUtils.release(buffer);
                return Mono.error(refused);
            }
        }
        if (checksum != null) {
            checksum.update(buffer);
        }
        return intake.accept(buffer);
    }

    /// Ends the bytes of this request, and the upload if that is what their end means.
    public Mono<Appended> finish(Ending ending) {
        return intake.flush()
                .then(Mono.defer(() -> Mono.fromFuture(log.written(), true)))
                .then(Mono.defer(() -> endsUpload(ending) ? complete() : confirm()))
                .doOnSuccess(_ -> finished = true);
    }

    /// The request is over. What it brought and was not confirmed is, when it is durable; unless
    /// it is known not to be what the client sent. Never fails.
    public Mono<Void> end() {
        watch.close();
        if (finished || checksum != null) {
            intake.discard();
            return Mono.empty();
        }
        return intake.flush()
                .then(Mono.defer(() -> Mono.fromFuture(log.written(), true)))
                .doOnSuccess(_ -> confirmations.last(log.offset()))
                .doFinally(_ -> intake.discard())
                .onErrorComplete();
    }

    private void write(byte[] chunk) {
        first.see(chunk);
        log.chunk(chunk);
    }

    private Compression compression(byte[] chunk) {
        return resumables.compressibility().decide(writer.element(), first.contentType(), chunk);
    }

    private Mono<Appended> confirm() {
        requireChecksum();
        return tell(confirmed()).map(status -> new Appended(status.offset(), null));
    }

    private Mono<Appended> complete() {
        requireChecksum();
        long end = log.offset();
        if (end == 0) {
            throw new UploadRefused(new Refusal.Empty());
        }
        if (length != null && length != end) {
            throw new UploadRefused(new Refusal.LengthConflict());
        }
        log.announce();
        var now = resumables.clock().instant();
        return Mono.defer(() -> Mono.fromFuture(log.written(), true))
                .then(
                        Mono.defer(
                                () ->
                                        tell(
                                                new UploadCompleted(
                                                        writer.file(),
                                                        writer.epoch(),
                                                        end,
                                                        now,
                                                        first.sniffed()))))
                .map(status -> new Appended(end, sealing(status)));
    }

    private @Nullable Sealing sealing(UploadStatus status) {
        return status instanceof Completed completed && !completed.isPart()
                ? resumables.finishing().seal(completed, writer.traceparent())
                : null;
    }

    private OffsetConfirmed confirmed() {
        return new OffsetConfirmed(
                writer.file(),
                writer.epoch(),
                log.offset(),
                resumables.clock().instant(),
                first.sniffed());
    }

    private Mono<UploadStatus> tell(UploadEvent event) {
        return Mono.fromFuture(() -> resumables.register().tell(event, writer.traceparent()), true)
                .map(recorded -> requireOwn(recorded.status()));
    }

    private UploadStatus requireOwn(UploadStatus status) {
        if (status.epoch() != writer.epoch() || status.offset() < log.offset()) {
            throw new UploadRefused(new Refusal.TakenOver(status.offset()));
        }
        return status;
    }

    private void requireChecksum() {
        if (checksum != null && !checksum.matches()) {
            throw new UploadRefused(new Refusal.ChecksumDiffers());
        }
    }

    private boolean endsUpload(Ending ending) {
        return switch (ending) {
            case MORE_MAY_COME -> false;
            case LAST_IF_WHOLE -> length != null && log.offset() == length;
            case LAST -> true;
        };
    }

    private long limit() {
        return length == null ? resumables.maxFileSize() : length;
    }

    private UploadRefused tooMuch() {
        return new UploadRefused(
                length == null
                        ? new Refusal.TooLarge(resumables.maxFileSize())
                        : new Refusal.LengthExceeded(length));
    }
}
