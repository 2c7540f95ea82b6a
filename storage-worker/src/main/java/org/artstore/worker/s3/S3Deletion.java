package org.artstore.worker.s3;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Takes files away from a bucket. The tombstone and a note of the bytes that are left come first,
/// and mean nothing while there is an attr.json; removing that is the point of deletion. The bytes
/// stay where they are, without an attr.json no file, until the note says that they may go.
final class S3Deletion {

    private static final String TOMBSTONES = ".artstore/deleted/";
    private static final String NOTES = ".artstore/quarantine/";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration BETWEEN_LISTINGS = Duration.ofMinutes(10);

    private final S3Bucket bucket;
    private final CommitObserver observer;
    private final InstantSource clock;
    private Instant listed = Instant.EPOCH;

    S3Deletion(S3Bucket bucket, CommitObserver observer, InstantSource clock) {
        this.bucket = bucket;
        this.observer = observer;
        this.clock = clock;
    }

    void delete(Deletion deletion) {
        var said = EventJson.MAPPER.writeValueAsBytes(deletion.event());
        var _ = bucket.create(TOMBSTONES + deletion.fileId(), said);
        withdraw(deletion.file());
    }

    /// Takes a file away without a word: it is another element's.
    void withdraw(CommittedFile file) {
        var key = file.location().key();
        bucket.write(
                NOTES + HOUR.format(clock.instant()) + "/" + file.fileId(),
                AsyncRequestBody.fromString(key, StandardCharsets.UTF_8),
                UnaryOperator.identity());
        bucket.delete(CommittedName.attrOf(key));
        observer.deleted(file.document().content().fileSize());
    }

    Optional<FileDeleted> find(FileId file) {
        return bucket.get(TOMBSTONES + file)
                .map(it -> EventJson.MAPPER.readValue(it.asByteArrayUnsafe(), FileDeleted.class));
    }

    /// Looks now and then only, because the bucket has to be listed.
    synchronized int purge(Instant then, int most) {
        if (clock.instant().isBefore(listed.plus(BETWEEN_LISTINGS))) {
            return 0;
        }
        var over = over(then, most);
        over.forEach(this::removeNoted);
        if (over.size() < most) {
            listed = clock.instant();
        }
        return over.size();
    }

    /// Names of notes: the hour, a slash, the file.
    private List<String> over(Instant then, int most) {
        var last = HOUR.format(then.minus(AN_HOUR));
        int start = bucket.key(NOTES).length();
        var over = new ArrayList<String>();
        bucket.list(
                NOTES,
                (S3Object note) -> {
                    var name = note.key().substring(start);
                    if (over.size() < most && name.compareTo(last) < 0) {
                        over.add(name);
                    }
                });
        return over;
    }

    /// A file that still has its attr.json was not deleted after all.
    private void removeNoted(String note) {
        bucket.get(NOTES + note)
                .map(it -> it.asString(StandardCharsets.UTF_8))
                .filter(key -> bucket.head(CommittedName.attrOf(key)).isEmpty())
                .ifPresent(
                        key -> {
                            bucket.delete(key);
                            bucket.delete(key + ElementDirectory.BLOCKS_SUFFIX);
                        });
        bucket.delete(NOTES + note);
    }
}
