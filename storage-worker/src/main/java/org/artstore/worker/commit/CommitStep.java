package org.artstore.worker.commit;

/// The points of a commit, in order.
public enum CommitStep {
    /// Bytes, block checksums and attr.json of every upload are forced, in staging.
    STAGED,
    /// Every directory is there, and so is its name.
    DIRECTORIES_READY,
    /// Bytes and block checksums have their final names.
    BYTES_MOVED,
    /// These names are forced.
    BYTES_FORCED,
    /// Each attr.json has its final name.
    ATTR_MOVED,
    /// These names are forced: the files are committed.
    COMMITTED
}
