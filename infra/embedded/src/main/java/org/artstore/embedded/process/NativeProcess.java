package org.artstore.embedded.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A running native program. A watcher beside it reads a pipe that only this JVM holds open, and
/// ends the program when the pipe closes: that works for `kill -9` of this JVM too.
public final class NativeProcess implements RunningServer {
    private static final String GUARD = read("guard.sh");
    private static final int REMEMBERED_LINES = 20;

    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread reader;
    private final Duration grace;

    private NativeProcess(Process process, NativeCommand command) {
        this.process = process;
        this.grace = command.grace();
        this.reader = Thread.ofPlatform().daemon().start(() -> follow(command));
    }

    public static NativeProcess start(NativeCommand command) {
        var arguments = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
        arguments.add(command.stop().name());
        arguments.add(command.orphaned().name());
        arguments.addAll(command.arguments());
        var builder = new ProcessBuilder(arguments).directory(command.directory().toFile());
        builder.environment().putAll(command.environment());
        try {
            return new NativeProcess(builder.redirectErrorStream(true).start(), command);
        } catch (IOException e) {
            throw new StartFailed("Cannot run " + command.arguments().getFirst() + ".", e);
        }
    }

    @Override
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Asks for an orderly end, waits for it, and kills what does not end in time.
    @Override
    public void close() {
        askToStop();
        endWithin(grace);
    }

    public void kill() {
        process.destroyForcibly();
        endWithin(Duration.ZERO);
    }

    private void endWithin(Duration time) {
        try {
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The end of the program's output, for messages about its failure.
    public String lastOutput() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /// On a platform thread: a read from a pipe would keep a carrier of virtual threads busy.
    private void follow(NativeCommand command) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                command.log().accept(line);
            }
        } catch (IOException e) {
            remember("Output lost: " + e.getMessage());
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    private void askToStop() {
        try {
            var watcher = process.getOutputStream();
            watcher.write("stop\n".getBytes(StandardCharsets.US_ASCII));
            watcher.flush();
        } catch (IOException _) {
            // The watcher has gone, perhaps with the program.
            process.destroy();
        }
    }

    private static String read(String resource) {
        try (InputStream in = NativeProcess.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
