package org.artstore.embedded.redis;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Where a Redis runs and listens, and how much it remembers.
///
/// @param directory where the program is kept and runs
/// @param maxMegabytes beyond which the least recently used entries go
/// @param log takes the server's output, line by line
public record RedisSettings(Path directory, int port, int maxMegabytes, Consumer<String> log) {
    private static final int DEFAULT_MEGABYTES = 64;

    public RedisSettings(Path directory, int port, Consumer<String> log) {
        this(directory, port, DEFAULT_MEGABYTES, log);
    }
}
