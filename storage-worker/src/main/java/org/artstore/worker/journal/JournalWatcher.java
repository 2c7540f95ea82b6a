package org.artstore.worker.journal;

/// Is told how the element fares under its journal, on the journal's thread.
public interface JournalWatcher {

    /// Records are stored again, or for the first time.
    void stores();

    /// The disk has no room: uploads go elsewhere, or the journal waits and tries again.
    void isFull();

    /// The store cannot be reached: the journal waits and tries again.
    void isUnavailable();

    /// The disk failed: the journal is not read any more by this process.
    void isLost(RuntimeException cause);
}
