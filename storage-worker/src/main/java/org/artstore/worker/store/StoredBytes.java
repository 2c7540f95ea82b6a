package org.artstore.worker.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// The bytes of a committed file.
public sealed interface StoredBytes {

    /// Hands the bytes from `start` to before `end` to `sink`, in order, each after it was checked.
    ///
    /// @throws org.artstore.worker.fixity.Damaged when they are not what was stored
    void read(long start, long end, Sink sink);

    /// Takes bytes as they come.
    interface Sink {

        /// The first `length` of `bytes`, which are written over afterwards.
        void take(byte[] bytes, int length);
    }

    /// They come from elsewhere, in windows that fit into memory.
    non-sealed interface Remote extends StoredBytes {

        /// How many bytes are fetched at once at most, from a multiple of this on.
        long window();

        /// The bytes from `start` to before `end`, checked. It fails with what [#read] throws.
        CompletableFuture<byte[]> fetch(long start, long end);
    }

    /// They lie in a file of this host, so that the operating system can send them by itself when
    /// they have been checked.
    non-sealed interface InFile extends StoredBytes {

        Path path();

        /// How many bytes are checked at once, from a multiple of this on.
        long window();

        /// Reads and checks the bytes from `start` to before `end`.
        ///
        /// @throws org.artstore.worker.fixity.Damaged when they are not what was stored
        void check(long start, long end);
    }
}
