package org.artstore.query.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.query.index.IndexTables;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.CommandId;
import org.artstore.starter.follower.LogFollower;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the file log says that the index may not know yet, and how far the index is behind it.
public final class FileLog {

    private final Overlay overlay;
    private final Damages damages;
    private final Restores restores;
    private final IndexAge age = new IndexAge();
    private final IndexTables tables;
    private final List<DocumentListener> listeners;
    private final Duration catchUpWithin;
    private final InstantSource clock;
    private volatile @Nullable LogFollower follower;

    FileLog(
            IndexTables tables,
            Damages damages,
            Restores restores,
            List<DocumentListener> listeners,
            LogSettings settings,
            InstantSource clock) {
        this.overlay = new Overlay(settings.overlayDocuments());
        this.tables = tables;
        this.damages = damages;
        this.restores = restores;
        this.listeners = List.copyOf(listeners);
        this.catchUpWithin = settings.catchUpWithin();
        this.clock = clock;
    }

    /// The newest state of a document of which the index may not know.
    public Optional<DocumentState> recent(DocumentKey key) {
        return overlay.find(key);
    }

    /// Whether a document may be in the log and neither in the index nor found here: the index is
    /// further behind than can be kept.
    public boolean isOverfull() {
        return overlay.isIncomplete();
    }

    /// Whether a read by id knows this event: it was handed over here, and is kept here unless the
    /// index has it.
    ///
    /// @param applied whether the index has it
    public boolean knows(Receipt receipt, boolean applied) {
        var current = follower;
        return current != null
                && current.position(receipt.partition()).orElse(0) > receipt.offset()
                && (applied || !overlay.isIncomplete());
    }

    /// Completes when everything is known here that was in the log at the time of the call, or
    /// after a bound, whichever comes first.
    public Mono<Void> catchUp() {
        return reachedEnd().onErrorComplete();
    }

    /// The index has everything that was in the log at this moment; empty as long as nothing is
    /// known.
    public Optional<Instant> indexAsOf() {
        return age.asOf();
    }

    int size() {
        return overlay.size();
    }

    /// Completes when the end that the log has now is reached, else fails within a bound.
    public Mono<Void> reachedEnd() {
        var current = follower;
        return current == null
                ? Mono.error(new NotFollowing())
                : Mono.fromFuture(() -> current.catchUp(catchUpWithin), true);
    }

    /// What the index knows and the log will not say again.
    Mono<Void> learnFromIndex() {
        return tables.damages()
                .doOnNext(damages::add)
                .thenMany(tables.restores())
                .doOnNext(restores::add)
                .thenMany(tables.restored())
                .doOnNext(restores::add)
                .then();
    }

    void followedBy(LogFollower started) {
        follower = started;
    }

    void accept(ConsumerRecord<String, byte[]> record) {
        switch (FileEvent.CODEC.decode(record)) {
            case FileEvent.FileStored(Document document) ->
                    learn(new DocumentState.Present(document), record);
            case FileEvent.FileChanged(Document document, CommandId _) ->
                    learn(new DocumentState.Present(document), record);
            case FileEvent.FileDeleted deleted -> learn(deleted(deleted), record);
            case FileEvent.FileExpired(var deletion) -> learn(deleted(deletion), record);
            case FileEvent.FileRestoreRequested requested -> restores.learn(requested);
            case FileEvent.FileRestored restored -> restores.learn(restored);
            case FileEvent.FileRestoreEnded ended -> restores.learn(ended);
            case FileEvent.FileDamaged damaged -> damages.learn(damaged);
            case FileEvent.FileVerified verified -> damages.learn(verified);
            case FileEvent.FileMoved _,
                    FileEvent.FileCopyRemoved _,
                    FileEvent.UploadRejected _,
                    FileEvent.CommandRejected _ -> {
                // No document came of it, or it is as before, or was told where it is.
            }
        }
    }

    private static DocumentState deleted(FileEvent.FileDeleted deletion) {
        var key = new DocumentKey(deletion.tenant(), deletion.fileId());
        return new DocumentState.Deleted(key, deletion.version());
    }

    private void learn(DocumentState state, ConsumerRecord<String, byte[]> record) {
        overlay.learn(state, record.partition(), record.offset());
        listeners.forEach(listener -> listener.learn(state));
    }

    /// Looks how far the index is, drops what it has, and remembers the end to be reached next.
    Mono<Void> compareWithIndex(UUID topicId) {
        return tables.applied(topicId)
                .doOnNext(age::applied)
                .doOnNext(overlay::forget)
                .then(Mono.defer(this::lookAtEnd));
    }

    private Mono<Void> lookAtEnd() {
        var current = follower;
        if (current == null || !age.wantsEnd()) {
            return Mono.empty();
        }
        var seenAt = clock.instant();
        return reachedEnd().doOnSuccess(_ -> age.end(seenAt, current.positions()));
    }
}
