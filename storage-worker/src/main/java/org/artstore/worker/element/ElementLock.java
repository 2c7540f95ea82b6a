package org.artstore.worker.element;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.artstore.worker.disk.ElementDirectory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps everybody else off an element. It ends with this process, however that ends.
final class ElementLock implements AutoCloseable {

    /// A lock belongs to the whole process, and closing any channel on its file gives it up. So
    /// what this process has is never opened a second time.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private ElementLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// @throws ElementTaken when somebody else has the element
    static ElementLock acquire(ElementDirectory directory) {
        try {
            var path = directory.root().toRealPath().resolve(directory.lock().getFileName());
            if (!HELD.add(path)) {
                throw new ElementTaken("another element has " + path);
            }
            boolean locked = false;
            try {
                var lock = locked(path);
                locked = true;
                return lock;
            } finally {
                if (!locked) {
                    HELD.remove(path);
                }
            }
        } catch (IOException e) {
            throw new ElementUnusable("cannot lock " + directory.lock(), e);
        }
    }

    private static ElementLock locked(Path path) throws IOException {
        var channel = FileChannel.open(path, CREATE, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new ElementTaken("another worker has " + path);
        }
        return new ElementLock(path, channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ElementUnusable("cannot release " + path, e);
        } finally {
            HELD.remove(path);
        }
    }
}
