package org.artstore.worker.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The bounded threads that force files side by side: a file system joins such forces into one.
public final class DiskThreads implements AutoCloseable {

    private final ExecutorService threads;

    public DiskThreads(int number) {
        threads =
                Executors.newFixedThreadPool(
                        number, Thread.ofPlatform().name("disk-", 0).daemon().factory());
    }

    /// With these threads.
    DiskThreads(ExecutorService threads) {
        this.threads = threads;
    }

    /// Returns when all tasks have ended. Of several failures it throws the one that weighs most: a
    /// [DiskFailed.Broken], else the first that is no [DiskFailed.Full], else these as one.
    public void all(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        var failures = new ArrayList<RuntimeException>();
        for (var task : started(tasks)) {
            try {
                task.get();
            } catch (ExecutionException e) {
                failures.add(unwrapped(e));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        if (!failures.isEmpty()) {
            throw worst(failures);
        }
    }

    private List<Future<Object>> started(List<Runnable> tasks) {
        try {
            List<Callable<Object>> calls = tasks.stream().map(Executors::callable).toList();
            return threads.invokeAll(calls);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException worst(List<RuntimeException> failures) {
        return failures.stream()
                .filter(DiskFailed.Broken.class::isInstance)
                .findFirst()
                .or(
                        () ->
                                failures.stream()
                                        .filter(it -> !(it instanceof DiskFailed.Full))
                                        .findFirst())
                .orElseGet(() -> together(failures));
    }

    private static DiskFailed.Full together(List<RuntimeException> failures) {
        return failures.stream()
                .map(DiskFailed.Full.class::cast)
                .reduce((one, other) -> one.displacing(other.displaced()))
                .orElseThrow();
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while the disk was at work", e);
    }

    @Override
    public void close() {
        threads.close();
    }
}
