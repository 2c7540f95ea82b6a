package org.artstore.worker.diskstore;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.commit.GroupCommit;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.SyncedDirectories;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.staging.Leftovers;
import org.artstore.worker.staging.Staging;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.BlobStore;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.Notes;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.StoredBytes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The files of a disk element.
public final class DiskStore implements BlobStore {

    private final ElementDirectory directory;
    private final Catalog catalog;
    private final GroupCommit commit;
    private final DiskDeletion deletion;

    private DiskStore(
            ElementDirectory directory,
            Catalog catalog,
            GroupCommit commit,
            DiskDeletion deletion) {
        this.directory = directory;
        this.catalog = catalog;
        this.commit = commit;
        this.deletion = deletion;
    }

    /// Sorts what an earlier process left before it returns.
    ///
    /// @param catalogNames how many names the catalog remembers
    public static ElementStore open(
            ElementId element,
            ElementDirectory directory,
            int catalogNames,
            DiskThreads threads,
            CommitObserver observer,
            InstantSource clock) {
        var catalog = new Catalog(element, directory, catalogNames);
        var synced = new SyncedDirectories(directory.root());
        var staging = Staging.durable(directory, threads, clock);
        synced.ensure(directory.staging());
        var deletion = new DiskDeletion(directory, catalog, synced, observer, clock, _ -> {});
        new Leftovers(directory, synced, staging, deletion::isOver).sort();
        var commit = new GroupCommit(directory, catalog, threads, synced, observer);
        return new ElementStore(
                element, new DiskStore(directory, catalog, commit, deletion), staging);
    }

    @Override
    public List<Document> commit(List<PreparedCommit> uploads) {
        return commit.commit(uploads);
    }

    @Override
    public void confirm(List<CommittedFile> found) {
        commit.confirm(found);
    }

    @Override
    public void change(List<AttrChange> changes) {
        commit.change(changes);
    }

    @Override
    public void delete(List<Deletion> deletions) {
        deletions.forEach(deletion::delete);
    }

    @Override
    public void withdraw(List<CommittedFile> files) {
        files.forEach(deletion::withdraw);
    }

    @Override
    public void confirmDeleted(List<FileGone> deleted) {
        deleted.forEach(it -> deletion.finish(it.heldAs()));
    }

    @Override
    public Optional<FileGone> gone(FileId file) {
        return deletion.find(file);
    }

    @Override
    public int purge(Instant then, int most) {
        return new Quarantine(directory.quarantine()).purge(then, most);
    }

    @Override
    public Optional<CommittedFile> find(UploadOpened opened) {
        return catalog.find(opened);
    }

    @Override
    public Optional<CommittedFile> find(FileId file) {
        return catalog.find(file);
    }

    @Override
    public StoredBytes open(CommittedFile file) {
        return DiskBytes.of(file, directory);
    }

    @Override
    public Inventory inventory() {
        return new DiskInventory(directory.root());
    }

    @Override
    public Notes notes() {
        return new DiskNotes(directory.root());
    }

    /// It holds nothing.
    @Override
    public void close() {}
}
