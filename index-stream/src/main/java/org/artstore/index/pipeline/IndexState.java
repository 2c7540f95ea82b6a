package org.artstore.index.pipeline;

import org.artstore.index.batch.Backlog;
import org.artstore.index.topology.FileStream;

/// What the pipeline does.
sealed interface IndexState {

    /// It cannot follow the log yet, or not any more until a failure is over.
    ///
    /// @param step what it is about to do
    record Preparing(String step) implements IndexState {}

    /// It follows the log.
    record Following(FileStream stream, Backlog backlog) implements IndexState {}

    /// It stands still for good: the log is not the one that the index was made from.
    record LogRewound(String contradiction) implements IndexState {}

    /// It has been stopped.
    record Stopped() implements IndexState {}
}
