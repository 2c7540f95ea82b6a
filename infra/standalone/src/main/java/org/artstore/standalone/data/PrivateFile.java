package org.artstore.standalone.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that only its owner may read (mode 0600); whole or absent after any crash.
public record PrivateFile(Path path) {
    public boolean exists() {
        return Files.exists(path);
    }

    public byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw DataFolder.unusable(path, e);
        }
    }

    /// Returns when the content is on the disk.
    public void write(byte[] content) {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            Files.deleteIfExists(draft);
            try (var channel = FileChannel.open(draft, options, ownerOnly)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            try (var directory = FileChannel.open(path.toAbsolutePath().getParent())) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw DataFolder.unusable(path, e);
        }
    }
}
