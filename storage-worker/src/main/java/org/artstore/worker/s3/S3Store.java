package org.artstore.worker.s3;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.commit.CommittedGroup;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.BlobStore;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.Notes;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.StoreUnavailable;
import org.artstore.worker.store.StoredBytes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The files of an element in a bucket.
public final class S3Store implements BlobStore {

    private final S3Bucket bucket;
    private final S3Settings settings;
    private final ElementDirectory scratch;
    private final S3Catalog catalog;
    private final DiskThreads threads;
    private final CommitObserver observer;
    private final S3Quarantine quarantine;
    private final S3Deletion deletion;

    /// @param scratch where the uploads lie that are to be committed
    /// @param catalogNames how many names are remembered
    S3Store(
            ElementId element,
            S3Bucket bucket,
            S3Settings settings,
            ElementDirectory scratch,
            int catalogNames,
            DiskThreads threads,
            CommitObserver observer) {
        this.bucket = bucket;
        this.settings = settings;
        this.scratch = scratch;
        this.catalog = new S3Catalog(element, bucket, catalogNames);
        this.threads = threads;
        this.observer = observer;
        this.quarantine = new S3Quarantine(bucket, InstantSource.system());
        this.deletion = new S3Deletion(bucket, quarantine, observer);
    }

    /// Shows of every committed file how much lies there for it.
    public void count(LongConsumer visitor) {
        var sizes = new CommittedSizes(visitor);
        bucket.list("", object -> sizes.add(bucket.relative(object), object.size()));
        sizes.end();
    }

    @Override
    public List<Document> commit(List<PreparedCommit> uploads) {
        if (uploads.isEmpty()) {
            return List.of();
        }
        long start = System.nanoTime();
        threads.all(
                uploads.stream()
                        .<Runnable>map(it -> new S3Commit(bucket, settings, scratch, it)::run)
                        .toList());
        var documents = uploads.stream().map(PreparedCommit::document).toList();
        documents.forEach(it -> catalog.add(it.fileId(), it.location()));
        observer.committed(
                new CommittedGroup(
                        uploads.size(),
                        uploads.stream().mapToLong(PreparedCommit::contentBytes).sum(),
                        uploads.stream().mapToLong(PreparedCommit::storedBytes).sum(),
                        Duration.ofNanos(System.nanoTime() - start)));
        return documents;
    }

    /// What an object store shows is durable.
    @Override
    public void confirm(List<CommittedFile> found) {}

    @Override
    public void change(List<AttrChange> changes) {
        threads.all(changes.stream().<Runnable>map(it -> () -> change(it)).toList());
    }

    /// An attempt that got no answer may have written it before.
    private void change(AttrChange change) {
        var key = S3Commit.attrKey(change.file().location());
        var there = bucket.get(key).orElseThrow(() -> new StoreUnavailable("is missing: " + key));
        var attr = there.asByteArrayUnsafe();
        if (Arrays.equals(attr, change.attr())) {
            return;
        }
        if (!AttrJson.read(attr).equals(change.file().attr())
                || !bucket.replace(key, change.attr(), there.response().eTag())) {
            throw new StoreUnavailable("somebody else has changed " + key);
        }
    }

    @Override
    public void delete(List<Deletion> deletions) {
        threads.all(deletions.stream().<Runnable>map(it -> () -> delete(it)).toList());
    }

    private void delete(Deletion wanted) {
        deletion.delete(wanted);
        catalog.remove(wanted.fileId());
    }

    @Override
    public void withdraw(List<CommittedFile> files) {
        threads.all(files.stream().<Runnable>map(it -> () -> withdraw(it)).toList());
    }

    private void withdraw(CommittedFile file) {
        deletion.withdraw(file);
        catalog.remove(file.fileId());
    }

    /// What an object store shows to be missing is.
    @Override
    public void confirmDeleted(List<FileGone> deleted) {}

    @Override
    public Optional<FileGone> gone(FileId file) {
        return deletion.find(file);
    }

    @Override
    public int purge(Instant then, int most) {
        return quarantine.purge(then, most);
    }

    @Override
    public Optional<CommittedFile> find(UploadOpened opened) {
        return catalog.find(opened.location());
    }

    @Override
    public Optional<CommittedFile> find(FileId file) {
        return catalog.find(file);
    }

    @Override
    public StoredBytes open(CommittedFile file) {
        return S3Bytes.of(bucket, file);
    }

    @Override
    public Inventory inventory() {
        return new S3Inventory(bucket);
    }

    @Override
    public Notes notes() {
        return new S3Notes(bucket);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
