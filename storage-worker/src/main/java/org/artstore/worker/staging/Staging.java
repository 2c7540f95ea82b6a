package org.artstore.worker.staging;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.staging.Upload.Absent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The uploads of one element that are not committed yet. Records are applied, settled and
/// checkpointed by one thread; the figures may be asked for by any.
public final class Staging {

    private static final int DESCRIPTORS = 128;

    private final ElementDirectory directory;
    private final DiskThreads threads;
    private final InstantSource clock;
    private final boolean durable;
    private final Map<FileId, StagedUpload> uploads = new ConcurrentHashMap<>();
    private long unforced;

    private Staging(
            ElementDirectory directory, DiskThreads threads, InstantSource clock, boolean durable) {
        this.directory = directory;
        this.threads = threads;
        this.clock = clock;
        this.durable = durable;
    }

    /// Of which a checkpoint keeps what is there.
    public static Staging durable(
            ElementDirectory directory, DiskThreads threads, InstantSource clock) {
        return new Staging(directory, threads, clock, true);
    }

    /// That begins empty with every process, so that the records of the uploads that were open have
    /// to come again.
    public static Staging scratch(
            ElementDirectory directory, DiskThreads threads, InstantSource clock) {
        Listing.forEach(directory.staging(), Forced::remove);
        return new Staging(directory, threads, clock, false);
    }

    /// Takes the next record of the journal.
    public Outcome apply(JournalRecord record) {
        var upload = uploads.get(record.fileId());
        if (upload == null) {
            return begin(record);
        }
        if (upload.isReplacedBy(record)) {
            settle(List.of(record.fileId()));
            return begin(record);
        }
        long before = upload.written();
        var outcome = upload.withRoom(() -> upload.apply(record, clock.instant()));
        unforced += Math.max(0, upload.written() - before);
        return outcome;
    }

    /// Whether the bytes of all parts are here, entirely.
    public boolean isJoinable(UploadJoined joined) {
        return joined.parts().stream().allMatch(this::isComplete);
    }

    /// Makes one upload of the parts, as if its bytes had come in chunks, and seals it. The parts
    /// stay as they are.
    public Outcome join(UploadJoined joined) {
        settle(List.of(joined.fileId()));
        apply(joined);
        long end = 0;
        for (var part : joined.parts()) {
            end = copy(part, joined, end);
        }
        return apply(
                new UploadSealed(
                        joined.fileId(),
                        joined.elementId(),
                        joined.epoch(),
                        end,
                        joined.joinedAt()));
    }

    private boolean isComplete(UploadJoined.Part part) {
        var upload = uploads.get(part.fileId());
        return upload != null && upload.isComplete(part);
    }

    private long copy(UploadJoined.Part part, UploadJoined joined, long start) {
        var upload = Objects.requireNonNull(uploads.get(part.fileId()));
        for (long at = 0; at < part.length(); at += Chunk.MAX_BYTES) {
            int length = (int) Math.min(Chunk.MAX_BYTES, part.length() - at);
            var bytes = upload.read(at, length);
            apply(
                    new Chunk(
                            joined.fileId(),
                            joined.elementId(),
                            joined.epoch(),
                            start + at,
                            bytes));
        }
        return start + part.length();
    }

    /// What is to be said of parts that are not here and cannot come any more.
    public Outcome missingParts(UploadJoined joined) {
        return Sealing.rejected(
                joined.opened(),
                Reason.LENGTH_MISMATCH,
                "not all parts are there",
                joined.joinedAt());
    }

    private Outcome begin(JournalRecord record) {
        var step = Upload.decide(new Absent(), record);
        return switch (step) {
            case UploadStep.Began(var opened) -> {
                var file = opened.fileId();
                var bytes = directory.stagedBytes(file);
                var state = directory.uploadState(file);
                uploads.put(file, StagedUpload.began(opened, bytes, state, clock.instant()));
                yield new Outcome.Nothing();
            }
            case UploadStep.CameWhole(var whole) -> Sealing.whole(whole);
            case UploadStep.Strayed _ -> new Outcome.Strayed(record.fileId());
            case UploadStep.Ignored _ -> new Outcome.Nothing();
            case UploadStep.Appended _,
                    UploadStep.CutBack _,
                    UploadStep.Broke _,
                    UploadStep.Completed _,
                    UploadStep.Failed _,
                    UploadStep.Ended _ ->
                    throw new IllegalStateException(step + " of an upload that is absent");
        };
    }

    /// Takes up an upload that an earlier process left.
    void resume(UploadState state, Instant touched) {
        var file = state.opened().fileId();
        var bytes = directory.stagedBytes(file);
        uploads.put(file, StagedUpload.left(state, bytes, directory.uploadState(file), touched));
    }

    /// Whether a checkpoint makes open uploads able to go on after a restart. If it does not, no
    /// offset behind the first record of any of them may be committed.
    public boolean isDurable() {
        return durable;
    }

    /// Makes every open upload able to go on from here after a restart, if any can. Until then no
    /// offset behind its records may be committed.
    public void checkpoint() {
        var dirty = uploads.values().stream().filter(StagedUpload::isDirty).toList();
        if (durable && !dirty.isEmpty()) {
            force(dirty, StagedUpload::forceBytes);
            if (!dirty.stream().allMatch(StagedUpload::isPersisted)) {
                Forced.directory(directory.staging());
            }
            force(dirty, StagedUpload::checkpoint);
            Forced.directory(directory.staging());
        }
        unforced = 0;
        limitDescriptors();
    }

    private void force(List<StagedUpload> uploads, Consumer<StagedUpload> part) {
        threads.all(uploads.stream().map(it -> withRoom(it, part)).toList());
    }

    private static Runnable withRoom(StagedUpload upload, Consumer<StagedUpload> part) {
        return () ->
                upload.withRoom(
                        () -> {
                            part.accept(upload);
                            return upload;
                        });
    }

    /// Whether the disk lacks something of the open uploads.
    public boolean isDirty() {
        return uploads.values().stream().anyMatch(StagedUpload::isDirty);
    }

    /// How many bytes have come since the last checkpoint.
    public long unforced() {
        return unforced;
    }

    /// Whether the disk knows of the upload, so that its records may not come again.
    public boolean isPersisted(FileId file) {
        var upload = uploads.get(file);
        return upload != null && upload.isPersisted();
    }

    /// Forgets uploads that were committed or have ended, and removes what is left of them.
    public void settle(Collection<FileId> files) {
        for (var file : files) {
            var upload = uploads.remove(file);
            if (upload != null) {
                upload.close();
                Forced.remove(directory.uploadState(file));
                Forced.remove(directory.stagedBytes(file));
            }
        }
    }

    /// Forgets uploads that are stored elsewhere, and removes whatever is here of them.
    public void discard(Collection<FileId> files) {
        settle(files);
        for (var file : files) {
            Forced.remove(directory.stagedBytes(file));
            Forced.remove(directory.stagedBlocks(file));
            Forced.remove(directory.stagedAttr(file));
            Forced.remove(directory.uploadState(file));
            Forced.remove(UploadState.next(directory.uploadState(file)));
        }
    }

    /// Whether the upload has begun here and has not ended.
    public boolean isOpen(FileId file) {
        return uploads.containsKey(file);
    }

    /// All uploads that have begun here and have not ended.
    public Set<FileId> open() {
        return Set.copyOf(uploads.keySet());
    }

    /// Those of the uploads that are open here.
    public List<FileId> openAmong(Collection<FileId> files) {
        return files.stream().filter(uploads::containsKey).toList();
    }

    /// Whether there is room for a chunk, tried on the disk.
    public boolean hasRoom() {
        var probe = directory.staging().resolve("room");
        try {
            Forced.write(probe, new byte[Chunk.MAX_BYTES]);
            return true;
        } catch (DiskFailed.Full _) {
            return false;
        } finally {
            Forced.remove(probe);
        }
    }

    /// The uploads to which nothing has been added since `then`.
    public List<OpenUpload> idleSince(Instant then) {
        return uploads.values().stream()
                .filter(upload -> upload.touched().isBefore(then))
                .map(it -> new OpenUpload(it.opened().fileId(), it.epoch(), it.touched()))
                .toList();
    }

    public int openUploads() {
        return uploads.size();
    }

    /// The bytes of all open uploads.
    public long stagedBytes() {
        return uploads.values().stream().mapToLong(StagedUpload::written).sum();
    }

    /// What the open uploads have announced and not sent yet.
    public long announcedBytes() {
        return uploads.values().stream().mapToLong(Staging::announced).sum();
    }

    private static long announced(StagedUpload upload) {
        var expected = upload.opened().expectedLength();
        return expected == null ? 0 : Math.max(0, expected - upload.written());
    }

    /// Closes all files. What was not checkpointed comes again from the journal.
    public void close() {
        uploads.values().forEach(StagedUpload::close);
    }

    private void limitDescriptors() {
        if (uploads.values().stream().filter(StagedUpload::isOpen).count() > DESCRIPTORS) {
            close();
        }
    }
}
