package org.artstore.standalone.data;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Where everything of an installation lies.
public record DataFolder(Path root) {
    private static final long NEEDED_MEBIBYTES = 512;

    /// Creates what is missing. A folder that can't be used is refused with the reason.
    public static DataFolder open(Path path) {
        try {
            var folder = new DataFolder(Files.createDirectories(path).toRealPath());
            Files.createDirectories(folder.run());
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.scratch());
            folder.requireRoom();
            return folder;
        } catch (FileAlreadyExistsException _) {
            throw new StartFailed(path + " is not a folder.");
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    public Path run() {
        return root.resolve("run");
    }

    /// What programs need no longer than they run.
    public Path scratch() {
        return root.resolve("scratch");
    }

    /// Removes what programs have left that were killed. None may run.
    public void emptyScratch() {
        try (var left = Files.walk(scratch())) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(scratch())) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw unusable(scratch(), e);
        }
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path elements() {
        return root.resolve("elements");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /// Unpacked programs of servers.
    public Path programs() {
        return root.resolve("programs");
    }

    public Path secrets() {
        return root.resolve("secrets.json");
    }

    /// Written by auth-server when it creates the first administrator.
    public Path administrator() {
        return root.resolve("administrator.json");
    }

    public Path credentials() {
        return root.resolve("credentials.json");
    }

    /// Room on the folder's file system, in bytes.
    public long usableBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /// The failure of a write, in words for a human.
    public static StartFailed unusable(Path path, IOException e) {
        var reason = e instanceof FileSystemException detailed ? detailed.getReason() : null;
        return new StartFailed(
                "Cannot write into " + path + ": " + (reason == null ? e : reason) + ".", e);
    }

    private void requireRoom() {
        long free = usableBytes() >> 20;
        if (free < NEEDED_MEBIBYTES) {
            throw new StartFailed(
                    "The disk of %s is full: %d MiB are free, %d MiB are needed."
                            .formatted(root, free, NEEDED_MEBIBYTES));
        }
    }
}
