package org.artstore.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// `run/<name>.pid`: names the process of a child.
public record PidFile(Path path) {
    private static final String SUFFIX = ".pid";

    public static PidFile of(DataFolder folder, String name) {
        return new PidFile(folder.run().resolve(name + SUFFIX));
    }

    static boolean isOne(Path path) {
        return path.toString().endsWith(SUFFIX);
    }

    public String name() {
        var file = String.valueOf(path.getFileName());
        return file.substring(0, file.length() - SUFFIX.length());
    }

    /// By a rename: readers see the old id or the new one.
    public void write(long pid) throws IOException {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(draft, pid + "\n");
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    String text() throws IOException {
        return Files.exists(path) ? Files.readString(path).strip() : "unknown";
    }

    Optional<ProcessHandle> process() throws IOException {
        var text = text();
        return text.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(text))
                : Optional.empty();
    }
}
