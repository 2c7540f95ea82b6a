package org.artstore.standalone.child;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// A log file that begins anew when it is full and keeps a few predecessors (`name.log.1`, ...).
/// What can't be written, say because the disk is full, is dropped and counted: a child never waits
/// for it.
public final class RotatingLog implements Consumer<String> {
    private static final long FULL = 16L << 20;
    private static final int PREDECESSORS = 3;

    private final Path path;
    private final long full;
    private @Nullable OutputStream out;
    private long size;
    private long dropped;

    public RotatingLog(Path path) {
        this(path, FULL);
    }

    RotatingLog(Path path, long full) {
        this.path = path;
        this.full = full;
    }

    @Override
    public synchronized void accept(String line) {
        try {
            if (dropped > 0) {
                write(dropped + " lines could not be written here.");
                dropped = 0;
            }
            write(line);
        } catch (IOException _) {
            dropped++;
        }
    }

    private void write(String line) throws IOException {
        var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        var current = out == null ? open() : out;
        if (size > 0 && size + bytes.length > full) {
            current.close();
            rotate();
            current = open();
        }
        current.write(bytes);
        size += bytes.length;
    }

    private OutputStream open() throws IOException {
        var opened =
                Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(path);
        out = opened;
        return opened;
    }

    private void rotate() throws IOException {
        for (int age = PREDECESSORS - 1; age >= 0; age--) {
            if (Files.exists(aged(age))) {
                Files.move(aged(age), aged(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path aged(int age) {
        return age == 0 ? path : path.resolveSibling(path.getFileName() + "." + age);
    }
}
