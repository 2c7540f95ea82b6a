package org.artstore.worker.staging;

import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.staging.Upload.Absent;
import org.artstore.worker.staging.Upload.Broken;
import org.artstore.worker.staging.Upload.Open;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// One upload in staging: its state, its bytes, and whether both are on the disk as they are here.
final class StagedUpload {

    private static final Logger LOG = LoggerFactory.getLogger(StagedUpload.class);

    private final StagedFile file;
    private final Path statePath;
    private volatile Upload upload;
    private volatile Instant touched;
    private @Nullable UploadState toResume;
    private boolean dirty;
    private boolean persisted;

    private StagedUpload(StagedFile file, Path statePath, Upload upload, Instant touched) {
        this.file = file;
        this.statePath = statePath;
        this.upload = upload;
        this.touched = touched;
    }

    static StagedUpload began(UploadOpened opened, Path bytes, Path statePath, Instant now) {
        var upload = new Open(opened, opened.epoch(), 0);
        var staged = new StagedUpload(new StagedFile(bytes), statePath, upload, now);
        staged.dirty = true;
        return staged;
    }

    /// What an earlier process left. Its bytes are read when the next record comes.
    static StagedUpload left(UploadState state, Path bytes, Path statePath, Instant touched) {
        var upload =
                state.broken()
                        ? new Broken(state.opened(), state.epoch(), state.written())
                        : new Open(state.opened(), state.epoch(), state.written());
        var staged = new StagedUpload(new StagedFile(bytes), statePath, upload, touched);
        staged.persisted = true;
        staged.toResume = state;
        return staged;
    }

    /// Whether it is what is left of a transfer that came to nothing, and the next one begins.
    boolean isReplacedBy(JournalRecord record) {
        return record instanceof UploadOpened next
                && !Objects.equals(transfer(next), transfer(opened()));
    }

    private static @Nullable CommandId transfer(UploadOpened opened) {
        var arrival = opened.transfer();
        return arrival == null ? null : arrival.transferId();
    }

    Outcome apply(JournalRecord record, Instant now) {
        resume();
        touched = now;
        var step = Upload.decide(upload, record);
        var outcome = carryOut(step, record);
        upload = Upload.evolve(upload, step);
        return outcome;
    }

    /// Says of a disk without room that this upload needed it.
    <T> T withRoom(Supplier<T> work) {
        try {
            return work.get();
        } catch (DiskFailed.Full full) {
            var expected = opened().expectedLength();
            var length = expected == null ? OptionalLong.empty() : OptionalLong.of(expected);
            throw full.displacing(opened().fileId(), length);
        }
    }

    /// Whether all its bytes are here, as the writer with this epoch has left them.
    boolean isComplete(UploadJoined.Part part) {
        resume();
        return upload instanceof Open(var _, var epoch, var written)
                && epoch == part.epoch()
                && written == part.length();
    }

    byte[] read(long offset, int length) {
        return file.read(offset, length);
    }

    private Outcome carryOut(UploadStep step, JournalRecord record) {
        return switch (step) {
            case UploadStep.Ignored _ -> new Outcome.Nothing();
            case UploadStep.Appended(var _, var start, var end)
                    when record instanceof Chunk(var _, var _, var _, var _, byte[] bytes) -> {
                file.append(bytes, (int) (end - start));
                yield changed();
            }
            case UploadStep.CutBack(var epoch, var start, var _)
                    when record instanceof Chunk(var _, var _, var _, var _, byte[] bytes) -> {
                cutBack(epoch, start);
                file.append(bytes, bytes.length);
                yield changed();
            }
            case UploadStep.Broke _ -> changed();
            case UploadStep.Completed(var opened, var sealedAt) -> {
                file.truncate();
                yield Sealing.staged(opened, file.fingerprint(), sealedAt);
            }
            case UploadStep.CameWhole(var whole) -> Sealing.whole(whole);
            case UploadStep.Failed(var reason, var detail, var sealedAt) ->
                    Sealing.rejected(opened(), reason, detail, sealedAt);
            case UploadStep.Ended _ -> new Outcome.Ended(record.fileId());
            case UploadStep.Began _,
                    UploadStep.Strayed _,
                    UploadStep.Appended _,
                    UploadStep.CutBack _ ->
                    throw new IllegalStateException(step + " of an upload that is " + upload);
        };
    }

    private Outcome changed() {
        dirty = true;
        return new Outcome.Nothing();
    }

    /// What lies on the disk is told before bytes that it speaks of are written over.
    private void cutBack(long epoch, long start) {
        file.rewind(start);
        if (persisted) {
            file.force();
            write(new Open(opened(), epoch, start));
            Forced.directory(Objects.requireNonNull(statePath.getParent()));
        }
        file.truncate();
    }

    /// Puts the bytes on the disk; the name of a file that is new is not durable before the
    /// directory is forced.
    void forceBytes() {
        file.force();
    }

    /// Puts the state on the disk, which says that the bytes are; it is durable when the directory
    /// is forced.
    void checkpoint() {
        write(upload);
        persisted = true;
        dirty = false;
    }

    private void write(Upload now) {
        var digest = file.fingerprint().digest();
        var state =
                switch (now) {
                    case Open(var opened, var epoch, var written) ->
                            new UploadState(opened, epoch, written, false, digest);
                    case Broken(var opened, var epoch, var written) ->
                            new UploadState(opened, epoch, written, true, digest);
                    case Absent _ -> throw new IllegalStateException("no upload to write down");
                };
        state.write(statePath);
    }

    private void resume() {
        var state = toResume;
        if (state == null) {
            return;
        }
        if (!file.resume(state.written()) || !file.fingerprint().digest().equals(state.digest())) {
            LOG.atError()
                    .addKeyValue("file_id", state.opened().fileId())
                    .log("The staged bytes of an open upload are damaged");
            upload = new Broken(state.opened(), state.epoch(), 0);
        }
        toResume = null;
    }

    UploadOpened opened() {
        return switch (upload) {
            case Open open -> open.opened();
            case Broken broken -> broken.opened();
            case Absent _ -> throw new IllegalStateException("staged, but absent");
        };
    }

    long epoch() {
        return switch (upload) {
            case Open open -> open.epoch();
            case Broken broken -> broken.epoch();
            case Absent _ -> 0;
        };
    }

    long written() {
        return switch (upload) {
            case Open open -> open.written();
            case Broken broken -> broken.written();
            case Absent _ -> 0;
        };
    }

    Instant touched() {
        return touched;
    }

    boolean isDirty() {
        return dirty;
    }

    boolean isPersisted() {
        return persisted;
    }

    boolean isOpen() {
        return file.isOpen();
    }

    void close() {
        file.close();
    }
}
