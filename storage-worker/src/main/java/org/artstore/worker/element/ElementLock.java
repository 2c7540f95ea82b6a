package org.artstore.worker.element;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.artstore.worker.disk.ElementDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/// Keeps every other process off an element. It ends with this process, however that ends.
final class ElementLock implements AutoCloseable {

    private final FileChannel channel;

    private ElementLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws ElementUnusable when another worker has the element
    static ElementLock acquire(ElementDirectory directory) {
        var path = directory.lock();
        try {
            var channel = FileChannel.open(path, CREATE, WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new ElementUnusable("another worker has " + path);
            }
            return new ElementLock(channel);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static ElementUnusable unusable(Path path, IOException cause) {
        return new ElementUnusable("cannot lock " + path, cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ElementUnusable("cannot release the lock", e);
        }
    }
}
