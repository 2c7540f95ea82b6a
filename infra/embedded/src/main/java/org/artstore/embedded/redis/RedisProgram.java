package org.artstore.embedded.redis;

import org.artstore.embedded.process.StartFailed;
import org.jspecify.annotations.Nullable;

import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The server's executable, unpacked once per folder; its name carries its version.
final class RedisProgram {
    private RedisProgram() {}

    static Path in(Path directory) {
        var platform = OsArchitecture.detectOSandArchitecture();
        var resource = ExecutableProvider.newProvidedVersionsMap().get(platform);
        if (resource == null) {
            throw new StartFailed("There is no Redis for this operating system.");
        }
        var program = directory.toAbsolutePath().resolve(resource.substring(1));
        try {
            Files.createDirectories(directory);
            if (!Files.isExecutable(program)) {
                unpack(resource, program);
            }
            return program;
        } catch (IOException e) {
            throw new StartFailed("Cannot unpack Redis into " + directory + ".", e);
        }
    }

    /// By a rename, so that a crash leaves either nothing or the whole program.
    private static void unpack(String resource, Path program) throws IOException {
        var scratch = Files.createTempFile(program.getParent(), "redis", ".part");
        try (@Nullable InputStream in = ExecutableProvider.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("Missing resource " + resource);
            }
            Files.copy(in, scratch, StandardCopyOption.REPLACE_EXISTING);
            if (!scratch.toFile().setExecutable(true)) {
                throw new IOException("Cannot make " + scratch + " executable");
            }
            try (var file = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(scratch, program, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }
}
