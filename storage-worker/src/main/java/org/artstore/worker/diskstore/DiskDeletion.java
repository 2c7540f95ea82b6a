package org.artstore.worker.diskstore;

import org.artstore.schemas.file.FileEvent.FileGone;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.disk.Presence;
import org.artstore.worker.disk.SyncedDirectories;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.Tombstones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes files away from a disk element. The order of the steps is what makes it safe:
///
/// 1. the tombstone is written and forced, and its name too: it means nothing yet;
/// 2. the attr.json is moved to the quarantine, and both directories are forced. That is the point
///    of deletion: the file is committed before, and nothing but bytes without a file afterwards;
/// 3. these bytes follow. Whoever finds a tombstone and no attr.json may do this again.
///
/// Tombstones stay for ever, so that nothing that comes again brings the file back. To be used by
/// one thread, but for [#find].
final class DiskDeletion {

    private final ElementDirectory directory;
    private final Catalog catalog;
    private final SyncedDirectories synced;
    private final CommitObserver observer;
    private final InstantSource clock;
    private final Consumer<DeletionStep> steps;

    /// @param steps is told each step
    DiskDeletion(
            ElementDirectory directory,
            Catalog catalog,
            SyncedDirectories synced,
            CommitObserver observer,
            InstantSource clock,
            Consumer<DeletionStep> steps) {
        this.directory = directory;
        this.catalog = catalog;
        this.synced = synced;
        this.observer = observer;
        this.clock = clock;
        this.steps = steps;
    }

    void delete(Deletion deletion) {
        keepTombstone(deletion.event());
        steps.accept(DeletionStep.TOMBSTONE_KEPT);
        withdraw(deletion.file());
    }

    /// Takes a file away without a word: it is another element's.
    void withdraw(CommittedFile file) {
        var location = file.location();
        long size = size(directory.attr(location)) + size(directory.bytes(location));
        long blocks = size(directory.blocks(location));
        var place = directory.directory(location);
        var quarantine = quarantine();
        moveIfThere(directory.attr(location), quarantine);
        steps.accept(DeletionStep.ATTR_MOVED);
        force(place, quarantine);
        steps.accept(DeletionStep.DELETED);
        catalog.remove(file.fileId());
        observer.deleted(size + blocks);
        finish(file.fileId());
    }

    /// Takes away what is left of a file that has a tombstone and no attr.json, and makes certain
    /// that this one does not come back.
    void finish(FileId file) {
        var place = directory.directory(file);
        if (!Files.isDirectory(place)) {
            return;
        }
        var left = new ArrayList<Path>();
        Listing.forEach(
                place,
                path -> {
                    if (path.getFileName().toString().contains("_" + file)) {
                        left.add(path);
                    }
                });
        var quarantine = quarantine();
        for (var path : left) {
            moveIfThere(path, quarantine);
            steps.accept(DeletionStep.BYTES_MOVED);
        }
        force(place, quarantine);
        steps.accept(DeletionStep.BYTES_FORCED);
    }

    /// Asked for every upload, so what is not there costs no exception.
    Optional<FileGone> find(FileId file) {
        var tombstone = directory.tombstone(file);
        if (!Presence.of(tombstone)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Tombstones.read(Files.readAllBytes(tombstone)));
        } catch (IOException e) {
            throw DiskFailed.of(tombstone, e);
        }
    }

    /// Whether what the upload was to become was here and is no more.
    boolean isOver(UploadOpened upload) {
        return find(upload.fileId()).filter(it -> Tombstones.isOver(upload, it)).isPresent();
    }

    private void keepTombstone(FileGone event) {
        var tombstone = directory.tombstone(event.heldAs());
        var staged = directory.stagedTombstone(event.heldAs());
        var above = tombstone.getParent();
        if (above == null) {
            throw new IllegalStateException("nothing above " + tombstone);
        }
        synced.ensure(above);
        Forced.write(staged, Tombstones.write(event));
        steps.accept(DeletionStep.TOMBSTONE_STAGED);
        Forced.move(staged, tombstone);
        Forced.directory(above);
    }

    private Path quarantine() {
        var hour = new Quarantine(directory.quarantine()).hour(clock.instant());
        synced.ensure(hour);
        return hour;
    }

    private static void moveIfThere(Path from, Path quarantine) {
        if (Presence.of(from)) {
            Forced.move(from, quarantine.resolve(from.getFileName()));
        }
    }

    private static void force(Path place, Path quarantine) {
        Forced.directory(place);
        Forced.directory(quarantine);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }
}
