package org.artstore.standalone.child;

import org.artstore.embedded.process.RunningServer;
import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.data.PidFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Starts a child, and starts it again whenever it ends, until it is told to stop.
public final class SupervisedChild {
    private static final int HOPELESS = 3;

    private final Child child;
    private final PidFile pidFile;
    private final Consumer<String> console;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Thread thread;

    private volatile boolean stopping;
    private @Nullable RunningServer running;
    private int shortLives;

    public SupervisedChild(Child child, PidFile pidFile, Consumer<String> console) {
        this.child = child;
        this.pidFile = pidFile;
        this.console = console;
        this.thread = Thread.ofPlatform().daemon().name(child.name()).start(this::keepAlive);
    }

    public String name() {
        return child.name();
    }

    /// Waits for the first successful start. Throws [StartFailed] when several starts have failed.
    public void awaitStarted() {
        try {
            started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartFailed failure) {
                throw failure;
            }
            throw e;
        }
    }

    /// True if the child ended again and again without a long life between.
    public synchronized boolean isHopeless() {
        return shortLives >= HOPELESS;
    }

    /// Returns when the process has ended.
    public void stop() {
        stopping = true;
        var current = current();
        if (current != null) {
            current.close();
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepAlive() {
        var backoff = Backoff.NONE;
        while (!stopping) {
            long begin = System.nanoTime();
            var end = liveOnce();
            if (stopping) {
                break;
            }
            var life = Duration.ofNanos(System.nanoTime() - begin);
            backoff = backoff.after(life);
            count(backoff);
            console.accept(
                    "%s %s; it starts again in %d ms."
                            .formatted(child.name(), end, backoff.pause().toMillis()));
            LockSupport.parkNanos(backoff.pause().toNanos());
        }
        started.complete(null);
    }

    /// Returns how the life ended.
    private String liveOnce() {
        try {
            var life = child.start();
            begin(life);
            started.complete(null);
            int status = life.onExit().join();
            return "ended with status " + status;
        } catch (StartFailed e) {
            if (isHopeless()) {
                started.completeExceptionally(e);
            }
            return "did not start: " + e.getMessage();
        } finally {
            end();
        }
    }

    private synchronized void begin(RunningServer life) {
        running = life;
        write(life.pid());
        if (stopping) {
            life.close();
        }
    }

    private synchronized void end() {
        running = null;
        try {
            pidFile.delete();
        } catch (IOException e) {
            console.accept("Cannot delete " + pidFile.path() + ": " + e.getMessage());
        }
    }

    private synchronized @Nullable RunningServer current() {
        return running;
    }

    private synchronized void count(Backoff backoff) {
        shortLives = backoff.equals(Backoff.NONE) ? 0 : shortLives + 1;
    }

    private void write(long pid) {
        try {
            pidFile.write(pid);
        } catch (IOException e) {
            console.accept("Cannot write " + pidFile.path() + ": " + e.getMessage());
        }
    }
}
