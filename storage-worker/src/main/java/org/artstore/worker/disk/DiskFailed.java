package org.artstore.worker.disk;

import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/// The file system did not do what it was asked to.
public abstract sealed class DiskFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final long NEXT_TO_NOTHING = 64 << 10;

    private DiskFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// There is no room left: trying again later may succeed, or some uploads go elsewhere.
    public static final class Full extends DiskFailed {

        private static final long serialVersionUID = 1L;

        private final transient Set<Displaced> displaced;

        Full(Path path, IOException cause) {
            super("no room for " + path, cause);
            this.displaced = Set.of();
        }

        private Full(Full first, Set<Displaced> displaced) {
            super(String.valueOf(first.getMessage()), first.getCause());
            this.displaced = displaced;
        }

        /// The uploads that would need the room; without them it might do for the others. Empty
        /// when that cannot be said.
        public Set<Displaced> displaced() {
            return displaced;
        }

        /// The same, and it was these uploads that needed the room.
        public Full displacing(Collection<Displaced> uploads) {
            var all = new HashSet<>(displaced);
            all.addAll(uploads);
            return new Full(this, Set.copyOf(all));
        }

        /// The same, and it was this upload that needed the room.
        public Full displacing(FileId file, OptionalLong length) {
            return displacing(Set.of(new Displaced(file, length)));
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
