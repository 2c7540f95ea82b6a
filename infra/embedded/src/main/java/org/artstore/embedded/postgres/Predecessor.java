package org.artstore.embedded.postgres;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What an earlier server left in the data directory: perhaps a lock file whose process id now
/// belongs to somebody else, perhaps a server that outlived its parent.
record Predecessor(Path dataDirectory) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Ends a live orphan and takes away a lock that names somebody else's process. A lock of a
    /// dead server stays: the next server reads in it whether helpers of the dead one still run.
    void remove() {
        var lock = dataDirectory.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            var holder = holder(lock);
            if (holder.filter(this::servesThisDirectory).isPresent()) {
                end(holder.get());
            } else if (holder.isPresent()) {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new StartFailed(
                    "Cannot take over PostgreSQL's data in " + dataDirectory + ".", e);
        }
    }

    private static Optional<ProcessHandle> holder(Path lock) throws IOException {
        var firstLine = Files.readString(lock).lines().findFirst().orElse("");
        return firstLine.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(firstLine))
                : Optional.empty();
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> String.join(" ", arguments))
                .or(() -> process.info().commandLine())
                .filter(command -> command.contains(dataDirectory.toString()))
                .isPresent();
    }

    /// An immediate shutdown: it waits for no client and loses nothing that was committed.
    private static void end(ProcessHandle orphan) throws IOException {
        var quit = List.of("sh", "-c", "kill -s QUIT " + orphan.pid());
        new ProcessBuilder(quit).inheritIO().start();
        awaitEnd(orphan);
        if (orphan.isAlive()) {
            orphan.destroyForcibly();
            awaitEnd(orphan);
        }
        if (orphan.isAlive()) {
            throw new StartFailed("An old PostgreSQL (" + orphan.pid() + ") cannot be ended.");
        }
    }

    private static void awaitEnd(ProcessHandle orphan) {
        var deadline = Instant.now().plus(PATIENCE);
        while (orphan.isAlive() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
