package org.artstore.worker.diskstore;

import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.store.Notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Each note is a file.
record DiskNotes(Path root) implements Notes {

    private static final String UNFINISHED = ".new";

    @Override
    public Optional<byte[]> get(String name) {
        var path = root.resolve(name);
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    @Override
    public void put(String name, byte[] bytes) {
        var path = root.resolve(name);
        var directory = Objects.requireNonNull(path.getParent(), "a note lies on an element");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw DiskFailed.of(directory, e);
        }
        var unfinished = root.resolve(name + UNFINISHED);
        Forced.write(unfinished, bytes);
        Forced.move(unfinished, path);
        Forced.directory(directory);
        if (!directory.equals(root)) {
            Forced.directory(root);
        }
    }

    @Override
    public void remove(String name) {
        Forced.remove(root.resolve(name));
    }

    @Override
    public List<String> names(String directory) {
        var names = new ArrayList<String>();
        Listing.forEach(
                root.resolve(directory), entry -> names.add(entry.getFileName().toString()));
        names.removeIf(it -> it.endsWith(UNFINISHED));
        return names;
    }
}
