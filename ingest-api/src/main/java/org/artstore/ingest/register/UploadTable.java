package org.artstore.ingest.register;

import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The uploads that can still be asked for, with who waits to be superseded. Events are applied by
/// one thread; anybody may look.
final class UploadTable {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Duration remembered;
    private final Map<FileId, UploadStatus> uploads = new ConcurrentHashMap<>();
    private final Map<FileId, Watcher> watchers = new ConcurrentHashMap<>();
    private Instant swept;

    /// @param remembered how long after its expiry an upload can be asked for
    UploadTable(InstantSource clock, Duration remembered) {
        this.clock = clock;
        this.remembered = remembered;
        this.swept = clock.instant();
    }

    private record Watcher(long epoch, Runnable action) {}

    Optional<UploadStatus> find(FileId file) {
        return Optional.ofNullable(uploads.get(file));
    }

    /// The complete uploads of which it is not known what became of them.
    List<Completed> unsettled() {
        return uploads.values().stream()
                .filter(Completed.class::isInstance)
                .map(Completed.class::cast)
                .toList();
    }

    /// How many are remembered.
    int open() {
        return uploads.size();
    }

    /// An event of an upload whose creation the log does not hold any more says nothing.
    void apply(UploadEvent event, long place) {
        var file = event.fileId();
        var status = uploads.get(file);
        if (status != null || event instanceof UploadCreated) {
            uploads.put(file, UploadStatus.evolve(status, event, place));
            superseded(file);
        }
        sweep();
    }

    /// Of two who watch in this process, the one with the older writer is superseded by that alone.
    Watch watch(FileId file, long epoch, Runnable action) {
        var watcher = new Watcher(epoch, action);
        beatenBy(watcher, file).ifPresent(beaten -> beaten.action().run());
        superseded(file);
        return () -> watchers.remove(file, watcher);
    }

    /// Every watcher is beaten or removed once, so that its action runs once at most.
    private Optional<Watcher> beatenBy(Watcher watcher, FileId file) {
        var beaten = new AtomicReference<@Nullable Watcher>();
        watchers.compute(
                file,
                (_, other) -> {
                    boolean isLatest = other == null || other.epoch() < watcher.epoch();
                    beaten.set(isLatest ? other : watcher);
                    return isLatest ? watcher : other;
                });
        return Optional.ofNullable(beaten.get());
    }

    private void superseded(FileId file) {
        var watcher = watchers.get(file);
        if (watcher != null && !isOwner(file, watcher.epoch()) && watchers.remove(file, watcher)) {
            watcher.action().run();
        }
    }

    private boolean isOwner(FileId file, long epoch) {
        return find(file).filter(status -> status.epoch() == epoch).isPresent();
    }

    private void sweep() {
        var now = clock.instant();
        if (swept.plus(SWEEP).isBefore(now)) {
            swept = now;
            uploads.values()
                    .removeIf(it -> it.created().expiresAt().plus(remembered).isBefore(now));
        }
    }
}
