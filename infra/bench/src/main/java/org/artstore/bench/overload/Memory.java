package org.artstore.bench.overload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The resident memory of all processes of an installation, once a second, in MiB.
final class Memory implements AutoCloseable {

    private static final long PAGE = 4_096;

    private final Path run;
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Memory(Path data) {
        this.run = data.resolve("run");
        var _ =
                clock.scheduleAtFixedRate(
                        () -> most.accumulateAndGet(now(), Math::max), 0, 1, TimeUnit.SECONDS);
    }

    long now() {
        try (var files = Files.newDirectoryStream(run, "*.pid")) {
            long sum = 0;
            for (var file : files) {
                sum += resident(Files.readString(file).strip());
            }
            return sum >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long most() {
        return Math.max(most.get(), now());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static long resident(String pid) throws IOException {
        var statm = Path.of("/proc", pid, "statm");
        return Files.exists(statm)
                ? Long.parseLong(Files.readString(statm).split(" ", -1)[1]) * PAGE
                : 0;
    }
}
