package org.artstore.worker.disk;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.FileId;

import java.nio.file.Path;

/// The paths of one disk element. Committed files lie in directories of the hour of their creation,
/// uploads that are not committed yet in one of their own on the same file system.
///
/// @param root the absolute directory of the element
public record ElementDirectory(Path root) {

    /// What follows the name of a file in the name of its block checksums.
    public static final String BLOCKS_SUFFIX = ".crc32c";

    private static final String STATE_SUFFIX = ".upload";

    /// Where uploads lie until they are committed.
    public Path staging() {
        return root.resolve(".staging");
    }

    /// Where the bytes of deleted files lie for a while, in directories of the hour of deletion.
    public Path quarantine() {
        return root.resolve(".quarantine");
    }

    /// What is kept for ever of a file that was deleted.
    public Path tombstone(FileId file) {
        return root.resolve(".deleted")
                .resolve(StorageName.directory(file))
                .resolve(file + ".json");
    }

    /// The same while it is written.
    public Path stagedTombstone(FileId file) {
        return staging().resolve(file + ".deleted");
    }

    /// Held by the one worker that has the element.
    public Path lock() {
        return root.resolve(".lock");
    }

    /// The bytes of an upload.
    public Path stagedBytes(FileId file) {
        return staging().resolve(file.toString());
    }

    /// The block checksums of an upload that is about to be committed.
    public Path stagedBlocks(FileId file) {
        return staging().resolve(file + BLOCKS_SUFFIX);
    }

    /// The attr.json of an upload that is about to be committed.
    public Path stagedAttr(FileId file) {
        return staging().resolve(file + AttrJson.SUFFIX);
    }

    /// What an open upload needs to go on after a restart.
    public Path uploadState(FileId file) {
        return staging().resolve(file + STATE_SUFFIX);
    }

    /// Whether `path` is the state of an open upload.
    public static boolean isUploadState(Path path) {
        return path.toString().endsWith(STATE_SUFFIX);
    }

    /// The directory in which the file lies once it is committed.
    public Path directory(FileId file) {
        return root.resolve(StorageName.directory(file));
    }

    /// The directory of a committed file.
    public Path directory(Location location) {
        return root.resolve(location.storagePath());
    }

    /// The bytes of a committed file.
    public Path bytes(Location location) {
        return directory(location).resolve(location.storageFilename());
    }

    /// The block checksums of a committed file.
    public Path blocks(Location location) {
        return directory(location).resolve(location.storageFilename() + BLOCKS_SUFFIX);
    }

    /// The attr.json of a committed file: where it is, the file is committed.
    public Path attr(Location location) {
        return attrOf(bytes(location));
    }

    /// The attr.json of the file that has its bytes at this path.
    public static Path attrOf(Path bytes) {
        return bytes.resolveSibling(bytes.getFileName() + AttrJson.SUFFIX);
    }
}
