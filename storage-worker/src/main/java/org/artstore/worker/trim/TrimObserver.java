package org.artstore.worker.trim;

/// Is told what there is of a journal.
public interface TrimObserver {

    /// So many records are kept now.
    void kept(long records);

    /// So many records have gone.
    void trimmed(long records);
}
