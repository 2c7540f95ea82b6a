package org.artstore.auth.installation;

import org.artstore.auth.account.Accounts;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Set;

/// The file with the first administrator's secret. It is there whole or not at all, also after a
/// power cut, and nobody but its owner can ever read it.
final class CredentialsFile {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path path;

    CredentialsFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// Replaces what was there.
    ///
    /// @throws UncheckedIOException when it cannot be written
    void write(Accounts.Created created) {
        var content = new LinkedHashMap<String, String>();
        content.put("client_id", created.account().clientId().value());
        content.put("client_secret", created.secret().value());
        try {
            replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the credentials file " + path, e);
        }
    }

    private void replace(byte[] content) throws IOException {
        var folder = Files.createDirectories(parent());
        var owner = PosixFilePermissions.fromString("rw-------");
        var draft =
                Files.createTempFile(
                        folder, ".credentials", null, PosixFilePermissions.asFileAttribute(owner));
        try {
            writeDurably(draft, content);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path parent() {
        var parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("no file: " + path);
        }
        return parent;
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
