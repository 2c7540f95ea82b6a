package org.artstore.ingest.register;

import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.starter.follower.LogFollower;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Where the status of an upload is asked for and changed, by any instance alike.
public final class UploadRegister {

    private final Journal journal;
    private final UploadTable table;
    private final LogFollower follower;
    private final RegisterSettings settings;

    UploadRegister(
            Journal journal, UploadTable table, LogFollower follower, RegisterSettings settings) {
        this.journal = journal;
        this.table = table;
        this.follower = follower;
        this.settings = settings;
    }

    /// How long an upload may take from its creation on.
    public Duration uploadLife() {
        return settings.uploadLife();
    }

    /// How long after its last byte an upload that is not known to be stored is sealed again.
    public Duration sealPatience() {
        return settings.sealPatience();
    }

    /// Refuses an upload for which there is no place in memory.
    ///
    /// @throws UploadRefused when there are too many
    public void requireRoom() {
        if (table.open() >= settings.mostOpen() || table.isFullOfText()) {
            throw new UploadRefused(new Refusal.TooManyUploads(settings.retryAfter()));
        }
    }

    /// What is known of the upload with every event that was in the log at the time of the call.
    /// Fails with [UploadRefused] when the log cannot be read.
    public CompletableFuture<Optional<UploadStatus>> current(FileId file) {
        return follower.catchUp(settings.patience()).handle((_, failure) -> found(file, failure));
    }

    /// What is known of the upload here and now; perhaps not its latest events.
    public Optional<UploadStatus> known(FileId file) {
        return table.find(file);
    }

    /// What is known here and now of the uploads of an account.
    public Stream<UploadStatus> ofAccount(ClientId account) {
        return table.ofAccount(account);
    }

    /// The uploads that were complete before `then` and of which it is not known here what became
    /// of them; none as long as the log has not been read to its end once.
    public List<Completed> unsettledSince(Instant then) {
        return follower.hasCaughtUp()
                ? table.unsettled().stream().filter(it -> it.at().isBefore(then)).toList()
                : List.of();
    }

    /// Tells an event of which nobody here needs to know whether it fits. May block for a moment.
    public void send(UploadEvent event, @Nullable String traceparent) {
        var _ = journal.send(UploadEvent.CODEC.encode(Topics.UPLOADS, event, traceparent));
    }

    /// Tells an event and completes with the status at or behind its place in the log: the event
    /// fits only if that status says so. Fails with [UploadRefused] when it may not have been
    /// written. May block for a moment: not for event loops.
    public CompletableFuture<Recorded> tell(UploadEvent event, @Nullable String traceparent) {
        var record = UploadEvent.CODEC.encode(Topics.UPLOADS, event, traceparent);
        return journal.send(record)
                .thenCompose(
                        place -> {
                            var end = Map.of(place.partition(), place.offset() + 1);
                            return follower.caughtUpWith(end, settings.patience())
                                    .handle((_, failure) -> found(event.fileId(), failure))
                                    .thenApply(found -> recorded(found, place.offset()));
                        });
    }

    /// Runs `action` once, on a thread that must not be held up, when another writer has taken the
    /// upload over or it has ended; perhaps at once.
    public Watch whenSuperseded(FileId file, long epoch, Runnable action) {
        return table.watch(file, epoch, action);
    }

    private Optional<UploadStatus> found(FileId file, @Nullable Throwable failure) {
        if (failure != null) {
            throw refused(failure);
        }
        return table.find(file);
    }

    private static Recorded recorded(Optional<UploadStatus> status, long offset) {
        return new Recorded(
                status.orElseThrow(() -> new IllegalStateException("told, but not there")),
                UploadStatus.epochAt(offset));
    }

    private RuntimeException refused(Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof TimeoutException
                ? new UploadRefused(new Refusal.KafkaAway(settings.retryAfter()))
                : new CompletionException(cause);
    }
}
