package org.artstore.worker.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file system did not do what it was asked to.
public abstract sealed class DiskFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final long NEXT_TO_NOTHING = 64 << 10;

    private DiskFailed(String message, IOException cause) {
        super(message, cause);
    }

    /// There is no room left: trying again later may succeed.
    public static final class Full extends DiskFailed {

        private static final long serialVersionUID = 1L;

        Full(Path path, IOException cause) {
            super("no room for " + path, cause);
        }
    }

    /// Nothing may be assumed of what was written; it must be done again from the journal, after a
    /// restart.
    public static final class Broken extends DiskFailed {

        private static final long serialVersionUID = 1L;

        Broken(Path path, IOException cause) {
            super("cannot work on " + path, cause);
        }
    }

    /// What `cause` means for an element.
    public static DiskFailed of(Path path, IOException cause) {
        return saysFull(cause) || isFull(path) ? new Full(path, cause) : new Broken(path, cause);
    }

    /// The virtual machine tells `ENOSPC` and `EDQUOT` only by the system's words for them, which
    /// the locale may have translated.
    private static boolean saysFull(IOException cause) {
        var words =
                cause instanceof FileSystemException named && named.getReason() != null
                        ? named.getReason()
                        : String.valueOf(cause.getMessage());
        return words.contains("No space left on device") || words.contains("Disk quota exceeded");
    }

    private static boolean isFull(Path path) {
        try {
            var directory = path.getParent();
            return directory != null
                    && Files.getFileStore(directory).getUsableSpace() < NEXT_TO_NOTHING;
        } catch (IOException _) {
            return false;
        }
    }
}
