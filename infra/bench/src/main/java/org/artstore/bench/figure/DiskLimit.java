package org.artstore.bench.figure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The least that a durable upload can cost: write the bytes, sync the file, sync its directory.
public final class DiskLimit {

    private DiskLimit() {}

    public static Percentiles measure(Path directory, byte[] content, int times)
            throws IOException {
        List<Duration> durations = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            var file = directory.resolve("limit-" + i);
            try (var out =
                    FileChannel.open(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(content));
                out.force(true);
            }
            try (var entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            }
            durations.add(Duration.ofNanos(System.nanoTime() - start));
            Files.delete(file);
        }
        return new Percentiles(durations);
    }
}
