package org.artstore.worker.commit;

import org.artstore.schemas.document.Document;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Presence;
import org.artstore.worker.staging.SealedUpload;
import org.artstore.worker.store.PreparedCommit;

import java.nio.file.Path;
import java.util.List;

/// One sealed upload on its way to its place: the files to be moved.
final class DiskCommit {

    private final ElementDirectory directory;
    private final PreparedCommit commit;
    private final SealedUpload upload;
    private final Document document;

    DiskCommit(ElementDirectory directory, PreparedCommit commit) {
        this.directory = directory;
        this.commit = commit;
        this.upload = commit.upload();
        this.document = commit.document();
    }

    Path directory() {
        return directory.directory(document.location());
    }

    PreparedCommit prepared() {
        return commit;
    }

    /// Forces everything, in staging.
    ///
    /// @throws DiskFailed.Full which tells that it displaces this upload
    void stage() {
        try {
            stageAll();
        } catch (DiskFailed.Full full) {
            moveBack();
            throw full.displacing(List.of(commit.displaced()));
        }
    }

    /// What goes elsewhere must leave nothing in a place where it could be taken for a file.
    private void moveBack() {
        if (isMoved()) {
            Forced.move(
                    directory.bytes(document.location()), directory.stagedBytes(document.fileId()));
        }
    }

    private void stageAll() {
        var file = document.fileId();
        var staged = directory.stagedBytes(file);
        if (upload.bytes() != null) {
            Forced.write(staged, upload.bytes());
        } else if (!isMoved()) {
            Forced.file(staged);
        }
        if (upload.blockChecksums() != null) {
            Forced.write(directory.stagedBlocks(file), upload.blockChecksums());
        }
        Forced.write(directory.stagedAttr(file), commit.attr());
    }

    /// The names are not durable before the directory is forced.
    void moveBytes() {
        var file = document.fileId();
        if (upload.blockChecksums() != null) {
            Forced.move(directory.stagedBlocks(file), directory.blocks(document.location()));
        }
        if (!isMoved()) {
            Forced.move(directory.stagedBytes(file), directory.bytes(document.location()));
        }
    }

    /// The name is not durable before the directory is forced.
    void moveAttr() {
        Forced.move(directory.stagedAttr(document.fileId()), directory.attr(document.location()));
    }

    /// Whether an attempt that failed later had come that far.
    private boolean isMoved() {
        return !Presence.of(directory.stagedBytes(document.fileId()))
                && Presence.of(directory.bytes(document.location()));
    }
}
