package org.artstore.ingest.outcome;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.FileId;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The uploads that wait for their outcome, and those that did not long ago.
public final class Outcomes implements FileLogListener {

    private static final String RESTORED =
            FileEvent.CODEC.types().stream()
                    .filter(it -> it.type().equals(FileRestored.class))
                    .map(EventType::name)
                    .findFirst()
                    .orElseThrow();

    private final int most;
    private final RecentUploads recent;
    private final Map<String, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();

    private volatile long lastHeard = System.nanoTime();

    Outcomes(int most, RecentUploads recent) {
        this.most = most;
        this.recent = recent;
    }

    /// Completes with the outcome of an upload that is about to be sealed, perhaps again; never,
    /// when too many wait already.
    public CompletableFuture<Outcome> expect(RecentUpload upload) {
        recent.add(upload);
        var file = upload.fileId().toString();
        return waiting.size() < most
                ? waiting.computeIfAbsent(file, _ -> new CompletableFuture<>())
                : new CompletableFuture<>();
    }

    /// Nobody waits for this one any more.
    public void forget(FileId file) {
        waiting.remove(file.toString());
    }

    /// What is known of an upload that this process has sealed not long ago.
    public Optional<RecentUpload> recent(FileId file) {
        return recent.find(file);
    }

    /// When the file log last told of one of these uploads, in the time of [System#nanoTime].
    public long lastHeard() {
        return lastHeard;
    }

    int waiting() {
        return waiting.size();
    }

    @Override
    public void apply(ConsumerRecord<String, byte[]> record) {
        var upload = isRestoration(record) ? copy(record) : record.key();
        if (waiting.containsKey(upload) || recent.contains(upload)) {
            outcome(record).ifPresent(outcome -> end(upload, outcome));
        }
    }

    /// Its key is that of the document, but the upload is that of the copy.
    private static boolean isRestoration(ConsumerRecord<String, byte[]> record) {
        return RESTORED.equals(EventHeaders.text(record.headers(), EventHeaders.TYPE));
    }

    private static String copy(ConsumerRecord<String, byte[]> record) {
        return FileEvent.CODEC.decode(record).heldAs().toString();
    }

    private void end(String file, Outcome outcome) {
        var expected = waiting.remove(file);
        recent.end(file, outcome);
        if (expected != null) {
            lastHeard = System.nanoTime();
            expected.complete(outcome);
        }
    }

    /// A document that has changed or is gone was stored. Empty when the record tells of something
    /// else.
    private static Optional<Outcome> outcome(ConsumerRecord<String, byte[]> record) {
        var receipt = new Receipt(record.partition(), record.offset());
        return switch (FileEvent.CODEC.decode(record)) {
            case FileStored(var document) -> Optional.of(new Outcome.Stored(document, receipt));
            case FileChanged(var document, var _) ->
                    Optional.of(new Outcome.Stored(document, receipt));
            case FileDeleted deleted -> Optional.of(new Outcome.Deleted(deleted.fileId(), receipt));
            case FileExpired expired -> Optional.of(new Outcome.Deleted(expired.fileId(), receipt));
            case UploadRejected rejected -> Optional.of(new Outcome.Rejected(rejected, receipt));
            case FileRestored restored -> Optional.of(new Outcome.Restored(restored, receipt));
            case FileMoved _,
                    FileCopyRemoved _,
                    FileRestoreRequested _,
                    FileRestoreEnded _,
                    CommandRejected _,
                    FileVerified _,
                    FileDamaged _ ->
                    Optional.empty();
        };
    }
}
