package org.artstore.embedded.process;

import java.util.concurrent.CompletableFuture;

/// One life of a server that is a process of its own.
public interface RunningServer extends AutoCloseable {
    long pid();

    /// Completes with the exit status.
    CompletableFuture<Integer> onExit();

    /// Asks for an orderly end and returns when the process has ended.
    @Override
    void close();
}
