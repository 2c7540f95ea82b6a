package org.artstore.worker.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writing that is on the disk when it returns, and the moves between. All of it throws
/// [DiskFailed].
public final class Forced {

    private Forced() {}

    /// Writes a file anew and forces it; its name is not durable before its directory is forced.
    public static void write(Path path, byte[] bytes) {
        try (var file = FileChannel.open(path, CREATE, WRITE, TRUNCATE_EXISTING)) {
            writeAll(file, ByteBuffer.wrap(bytes), 0);
            file.force(true);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Forces the bytes of a file that exists.
    public static void file(Path path) {
        try (var file = FileChannel.open(path, WRITE)) {
            file.force(true);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Forces the names in a directory: what was created in it or moved into it stays.
    public static void directory(Path path) {
        try (var directory = FileChannel.open(path, READ)) {
            directory.force(true);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Moves a file within the file system, in the place of any that has the name.
    public static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DiskFailed.of(to, e);
        }
    }

    /// Removes a file if it is there.
    public static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Writes all of `bytes` at `position`.
    public static void writeAll(FileChannel file, ByteBuffer bytes, long position)
            throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }
}
