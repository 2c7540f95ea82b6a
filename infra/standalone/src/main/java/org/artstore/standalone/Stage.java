package org.artstore.standalone;

import org.artstore.standalone.child.SupervisedChild;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Children that start together and stop together.
record Stage(List<SupervisedChild> children) {
    Stage {
        children = List.copyOf(children);
    }

    /// Throws the failure of the first child that can't be started.
    void awaitStarted() {
        children.forEach(SupervisedChild::awaitStarted);
    }

    void stop() {
        inParallel(children, SupervisedChild::stop);
    }

    /// Returns when all are done, and throws what one of them threw.
    static <T> void inParallel(List<T> items, Consumer<T> task) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures =
                    items.stream().map(item -> executor.submit(() -> task.accept(item))).toList();
            futures.forEach(Stage::rethrow);
        }
    }

    private static void rethrow(Future<?> future) {
        try {
            future.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
