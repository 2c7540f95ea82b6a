package org.artstore.ingest.register;

import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The uploads that can still be asked for, with who waits to be superseded. Events are applied by
/// one thread; anybody may look.
final class UploadTable {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Duration remembered;
    private final int mostEnded;
    private final long mostText;
    private final Map<FileId, UploadStatus> uploads = new ConcurrentHashMap<>();
    private final Queue<FileId> ended = new ArrayDeque<>();
    private final Map<FileId, Watcher> watchers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong text = new AtomicLong();
    private Instant swept;

    /// @param remembered how long after its expiry an upload can be asked for
    /// @param mostEnded how many of those that have ended can be: the latest of them
    /// @param mostText what may be remembered of the words of clients, in bytes
    UploadTable(InstantSource clock, Duration remembered, int mostEnded, long mostText) {
        this.clock = clock;
        this.remembered = remembered;
        this.mostEnded = mostEnded;
        this.mostText = mostText;
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
                .filter(completed -> !completed.isPart())
                .toList();
    }

    /// All that are remembered of an account.
    Stream<UploadStatus> ofAccount(ClientId account) {
        return uploads.values().stream().filter(it -> it.created().creator().id().equals(account));
    }

    /// How many have not ended.
    int open() {
        return open.get();
    }

    /// Whether no more words of clients can be remembered.
    boolean isFullOfText() {
        return text.get() >= mostText;
    }

    /// How many are remembered.
    int size() {
        return uploads.size();
    }

    /// An event of an upload whose creation the log does not hold any more says nothing.
    void apply(UploadEvent event, long place) {
        var file = event.fileId();
        var status = uploads.get(file);
        if (status != null || event instanceof UploadCreated) {
            var evolved = UploadStatus.evolve(status, event, place);
            uploads.put(file, evolved);
            count(status, evolved);
            superseded(file);
        }
        sweep();
    }

    private void count(@Nullable UploadStatus before, UploadStatus now) {
        open.addAndGet((isOpen(now) ? 1 : 0) - (isOpen(before) ? 1 : 0));
        if (isOpen(before) && !isOpen(now)) {
            ended.add(now.created().fileId());
        }
        if (before == null) {
            text.addAndGet(textOf(now));
        }
        while (ended.size() > mostEnded || (isFullOfText() && !ended.isEmpty())) {
            text.addAndGet(-textOf(uploads.remove(ended.remove())));
        }
    }

    private static long textOf(@Nullable UploadStatus status) {
        if (status == null) {
            return 0;
        }
        var created = status.created();
        return lengthOf(created.filename())
                + lengthOf(created.contentType())
                + lengthOf(created.clientMetadata());
    }

    private static long lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /// Until it is settled or cancelled something is still to be done for it.
    private static boolean isOpen(@Nullable UploadStatus status) {
        return switch (status) {
            case Open _, Completed _ -> true;
            case Settled _, Claimed _, Cancelled _ -> false;
            case null -> false;
        };
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
            open.set((int) uploads.values().stream().filter(UploadTable::isOpen).count());
            text.set(uploads.values().stream().mapToLong(UploadTable::textOf).sum());
        }
    }
}
