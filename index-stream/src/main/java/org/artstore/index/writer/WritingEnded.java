package org.artstore.index.writer;

/// The service stops while a batch cannot be written; its records are read again at the next start.
public final class WritingEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WritingEnded(Throwable cause) {
        super("stopped while the index could not be written", cause);
    }
}
