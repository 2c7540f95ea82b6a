package org.artstore.worker.staging;

import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.disk.Presence;
import org.artstore.worker.disk.SyncedDirectories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What an earlier process left in the staging directory: open uploads go on, the rest is removed.
/// Whatever had no state on the disk comes again from the journal.
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final ElementDirectory directory;
    private final SyncedDirectories synced;
    private final Staging staging;
    private final Predicate<UploadOpened> gone;
    private final Set<Path> kept = new HashSet<>();

    /// @param gone whether the document of an upload was here and is no more
    public Leftovers(
            ElementDirectory directory,
            SyncedDirectories synced,
            Staging staging,
            Predicate<UploadOpened> gone) {
        this.directory = directory;
        this.synced = synced;
        this.staging = staging;
        this.gone = gone;
    }

    /// To be called once, before the first record is applied.
    public void sort() {
        Listing.forEach(directory.staging(), this::takeUp);
        Listing.forEach(directory.staging(), this::removeUnlessKept);
        Forced.directory(directory.staging());
    }

    private void takeUp(Path path) {
        if (!ElementDirectory.isUploadState(path)) {
            return;
        }
        var state = UploadState.read(path);
        if (state.isEmpty()) {
            setAside(path);
            return;
        }
        var opened = state.get().opened();
        var file = opened.fileId();
        if (!gone.test(opened) && isUnfinished(opened)) {
            staging.resume(state.get(), modified(path));
            kept.add(path);
            kept.add(directory.stagedBytes(file));
        }
    }

    /// That a state was removed is not forced, so it may come back after its upload has become a
    /// document, and even after that is gone.
    private boolean isUnfinished(UploadOpened opened) {
        return Presence.of(directory.stagedBytes(opened.fileId())) || !isCommitted(opened);
    }

    /// A commit moves the bytes before it is one. If it was cut short between, they come back.
    private boolean isCommitted(UploadOpened opened) {
        var file = opened.fileId();
        var bytes = directory.bytes(opened.location());
        if (!Presence.of(bytes)) {
            return false;
        }
        if (!Presence.of(ElementDirectory.attrOf(bytes))) {
            Forced.move(bytes, directory.stagedBytes(file));
            return false;
        }
        confirm(directory.directory(file));
        return true;
    }

    /// The earlier process may have died before it forced the directory, and the state that is now
    /// removed is all that could redo the commit.
    private void confirm(Path committed) {
        synced.ensure(committed);
        Forced.directory(committed);
    }

    private void setAside(Path path) {
        var aside = path.resolveSibling(path.getFileName() + "-damaged");
        LOG.atError()
                .addKeyValue("path", aside)
                .log("The state of an open upload is damaged; set aside");
        Forced.move(path, aside);
        kept.add(aside);
    }

    private void removeUnlessKept(Path path) {
        if (!kept.contains(path) && !path.toString().endsWith("-damaged")) {
            Forced.remove(path);
        }
    }

    private static Instant modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }
}
