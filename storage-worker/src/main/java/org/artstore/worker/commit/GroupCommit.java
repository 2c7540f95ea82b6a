package org.artstore.worker.commit;

import org.artstore.schemas.document.Document;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.SyncedDirectories;
import org.artstore.worker.store.AttrChange;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.PreparedCommit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Commits several sealed uploads at once, so that they share the forcing of directories. The order
/// of the steps is what makes it safe:
///
/// 1. bytes, block checksums and attr.json are written and forced in staging;
/// 2. new directories are made, and the directories above them forced;
/// 3. bytes and block checksums are moved to their place, and the directory is forced: what has an
///    attr.json must have its bytes;
/// 4. each attr.json is moved to its place, and the directory is forced: the commit point.
///
/// To be used by one thread.
public final class GroupCommit {

    private final ElementDirectory directory;
    private final Catalog catalog;
    private final DiskThreads threads;
    private final CommitObserver observer;
    private final SyncedDirectories synced;

    public GroupCommit(
            ElementDirectory directory,
            Catalog catalog,
            DiskThreads threads,
            SyncedDirectories synced,
            CommitObserver observer) {
        this.directory = directory;
        this.catalog = catalog;
        this.threads = threads;
        this.observer = observer;
        this.synced = synced;
    }

    /// Returns the documents when they are committed. If it throws
    /// [org.artstore.worker.disk.DiskFailed], some may be; the same uploads can be committed again
    /// if the disk was only full. It tells which of them there is no room for as long as none of
    /// these can have been committed.
    public List<Document> commit(List<PreparedCommit> prepared) {
        if (prepared.isEmpty()) {
            return List.of();
        }
        var uploads = prepared.stream().map(it -> new DiskCommit(directory, it)).toList();
        var clock = new StepClock(observer);
        threads.all(uploads.stream().<Runnable>map(it -> it::stage).toList());
        clock.reached(CommitStep.STAGED);
        var directories = uploads.stream().map(DiskCommit::directory).collect(Collectors.toSet());
        directories.forEach(it -> ensure(it, uploads));
        clock.reached(CommitStep.DIRECTORIES_READY);
        uploads.forEach(DiskCommit::moveBytes);
        clock.reached(CommitStep.BYTES_MOVED);
        force(directories);
        clock.reached(CommitStep.BYTES_FORCED);
        uploads.forEach(DiskCommit::moveAttr);
        clock.reached(CommitStep.ATTR_MOVED);
        force(directories);
        clock.reached(CommitStep.COMMITTED);
        var documents = prepared.stream().map(PreparedCommit::document).toList();
        documents.forEach(it -> catalog.add(it.fileId(), it.location()));
        clock.committed(prepared);
        return documents;
    }

    private void ensure(Path directory, List<DiskCommit> uploads) {
        try {
            synced.ensure(directory);
        } catch (DiskFailed.Full full) {
            throw full.displacing(
                    uploads.stream()
                            .filter(it -> it.directory().equals(directory))
                            .map(it -> it.prepared().displaced())
                            .toList());
        }
    }

    /// Makes certain of files that were found committed: an earlier process may have died between
    /// the last move and the forcing of the directory.
    public void confirm(List<CommittedFile> found) {
        var directories =
                found.stream()
                        .map(it -> directory.directory(it.fileId()))
                        .collect(Collectors.toSet());
        directories.forEach(synced::ensure);
        force(directories);
    }

    /// Writes and forces each new attr.json in staging, moves it over the one that there is, and
    /// forces the directories.
    public void change(List<AttrChange> changes) {
        threads.all(changes.stream().<Runnable>map(it -> () -> stage(it)).toList());
        for (var change : changes) {
            Forced.move(
                    directory.stagedAttr(change.fileId()),
                    directory.attr(change.file().location()));
        }
        force(
                changes.stream()
                        .map(it -> directory.directory(it.file().location()))
                        .collect(Collectors.toSet()));
    }

    private void stage(AttrChange change) {
        Forced.write(directory.stagedAttr(change.fileId()), change.attr());
    }

    private void force(Set<Path> directories) {
        threads.all(directories.stream().<Runnable>map(it -> () -> Forced.directory(it)).toList());
    }

    /// How long each step took.
    private static final class StepClock {

        private final CommitObserver observer;
        private final long start = System.nanoTime();
        private long last = start;

        StepClock(CommitObserver observer) {
            this.observer = observer;
        }

        void reached(CommitStep step) {
            long now = System.nanoTime();
            var since = Duration.ofNanos(now - last);
            last = now;
            observer.reached(step, since);
        }

        void committed(List<PreparedCommit> uploads) {
            long content = uploads.stream().mapToLong(PreparedCommit::contentBytes).sum();
            long disk = uploads.stream().mapToLong(PreparedCommit::storedBytes).sum();
            var whole = Duration.ofNanos(last - start);
            observer.committed(new CommittedGroup(uploads.size(), content, disk, whole));
        }
    }
}
