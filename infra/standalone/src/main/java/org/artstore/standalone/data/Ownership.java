package org.artstore.standalone.data;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right of one supervisor to a folder; the operating system takes it back when the supervisor
/// dies.
public final class Ownership implements AutoCloseable {
    private final FileChannel channel;
    private final PidFile pid;

    private Ownership(FileChannel channel, PidFile pid) {
        this.channel = channel;
        this.pid = pid;
    }

    /// Refuses a folder that another supervisor owns.
    public static Ownership take(DataFolder folder) {
        var pid = PidFile.of(folder, "supervisor");
        var channel = open(folder);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StartFailed(
                        "ArtStore already runs on %s (process %s): stop it with infra/down --data %s."
                                .formatted(folder.root(), pid.text(), folder.root()));
            }
            pid.write(ProcessHandle.current().pid());
            return new Ownership(channel, pid);
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }

    @Override
    public void close() {
        try {
            pid.delete();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FileChannel open(DataFolder folder) {
        Path file = folder.run().resolve("lock");
        try {
            if (!Files.isWritable(folder.run())) {
                throw new StartFailed("Cannot write into " + folder.root() + ".");
            }
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }
}
