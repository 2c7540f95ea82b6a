package org.artstore.index;

import org.artstore.fixtures.Program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The service in a process of its own, that a test kills.
public final class IndexProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private IndexProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it on `database`, with more settings as `name=value`.
    public static IndexProcess start(TestDatabase database, String... settings) {
        int port = TestService.freePort();
        var command =
                Program.of(IndexStream.class, "-Xmx512m")
                        .command(List.of(TestService.arguments(database, port, settings)));
        return new IndexProcess(run(command), port);
    }

    private static Process run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "index-process.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    /// `kill -9`; returns when it is dead.
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it does not die");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
