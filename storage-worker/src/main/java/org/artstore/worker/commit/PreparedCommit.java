package org.artstore.worker.commit;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.staging.SealedUpload;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// One sealed upload on its way to its place: the document it becomes and the files to be moved.
public final class PreparedCommit {

    private static final long FIRST_VERSION = 1;

    private final ElementDirectory directory;
    private final SealedUpload upload;
    private final Document document;
    private final byte[] attr;

    /// @throws org.artstore.schemas.attr.AttrRejected when its attr.json would be too large
    PreparedCommit(ElementDirectory directory, SealedUpload upload) {
        this.directory = directory;
        this.upload = upload;
        this.document = document(upload);
        this.attr = AttrJson.write(document, blocks(upload.blockChecksums()));
    }

    public FileId fileId() {
        return document.fileId();
    }

    long contentBytes() {
        return document.content().fileSize();
    }

    long diskBytes() {
        int blocks = upload.blockChecksums() == null ? 0 : upload.blockChecksums().length;
        return contentBytes() + attr.length + blocks;
    }

    public Document document() {
        return document;
    }

    Path directory() {
        return directory.directory(document.location());
    }

    /// Forces everything, in staging.
    ///
    /// @throws DiskFailed.Full which tells that it displaces this upload
    void stage() {
        try {
            stageAll();
        } catch (DiskFailed.Full full) {
            moveBack();
            throw full.displacing(List.of(displaced()));
        }
    }

    /// In case the disk has no room for it.
    Displaced displaced() {
        return new Displaced(document.fileId(), OptionalLong.of(contentBytes()));
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
        Forced.write(directory.stagedAttr(file), attr);
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
        return !Files.exists(directory.stagedBytes(document.fileId()))
                && Files.exists(directory.bytes(document.location()));
    }

    private static Document document(SealedUpload upload) {
        var opened = upload.opened();
        return new Document(
                opened.fileId(),
                Catalog.location(opened),
                opened.metadata(),
                upload.content(),
                opened.createdAt(),
                opened.createdAt(),
                opened.creator(),
                opened.tenant(),
                FIRST_VERSION,
                opened.retention());
    }

    private static @Nullable Blocks blocks(byte @Nullable [] checksums) {
        return checksums == null
                ? null
                : new Blocks(Blocks.CRC32C, Blocks.BLOCK_SIZE, Sha256.of(checksums));
    }
}
