package org.artstore.worker.disk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;

/// Directories whose names are on the disk. One that merely exists may have been made by a process
/// that died before it forced the parent, so each is forced once before this process relies on it.
public final class SyncedDirectories {

    private static final int REMEMBERED = 1_000;

    private final Path root;
    private final Cache<Path, Boolean> synced =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public SyncedDirectories(Path root) {
        this.root = root;
    }

    /// Makes `directory` and its parents as far as they are missing, and their names durable.
    public void ensure(Path directory) {
        if (synced.getIfPresent(directory) != null) {
            return;
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw DiskFailed.of(directory, e);
        }
        for (Path parent : parents(directory)) {
            Forced.directory(parent);
        }
        synced.put(directory, Boolean.TRUE);
    }

    /// Those above `directory`, from the root down.
    private Iterable<Path> parents(Path directory) {
        var parents = new ArrayDeque<Path>();
        var at = directory;
        while (!at.equals(root)) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException(directory + " is outside of " + root);
            }
            parents.addFirst(at);
        }
        return parents;
    }
}
