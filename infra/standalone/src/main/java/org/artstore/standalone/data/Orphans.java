package org.artstore.standalone.data;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Children that a dead supervisor left behind. They notice its death by themselves; those that
/// don't in time are ended.
public final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final Consumer<String> console;

    public Orphans(DataFolder folder, Consumer<String> console) {
        this.folder = folder;
        this.console = console;
    }

    /// To be called by the folder's owner before it starts anything.
    public void end() {
        try {
            for (var file : pidFiles()) {
                file.process().filter(this::isOurs).ifPresent(process -> end(file, process));
                file.delete();
            }
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }

    private List<PidFile> pidFiles() throws IOException {
        var files = new ArrayList<PidFile>();
        try (var paths = Files.newDirectoryStream(folder.run(), PidFile::isOne)) {
            paths.forEach(path -> files.add(new PidFile(path)));
        }
        files.removeIf(file -> file.name().equals("supervisor"));
        return files;
    }

    /// A process id may by now be somebody else's: ours has the folder in its command line.
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(command -> command.contains(folder.root().toString()))
                .isPresent();
    }

    private void end(PidFile file, ProcessHandle process) {
        console.accept(
                "Ending %s (process %d) of an earlier run.".formatted(file.name(), process.pid()));
        process.destroy();
        awaitEnd(process);
        if (process.isAlive()) {
            process.destroyForcibly();
            awaitEnd(process);
        }
        if (process.isAlive()) {
            throw new StartFailed(
                    "%s of an earlier run (process %d) cannot be ended."
                            .formatted(file.name(), process.pid()));
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        var deadline = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
