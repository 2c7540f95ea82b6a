package org.artstore.worker.diskstore;

/// The points of a deletion, in order.
enum DeletionStep {
    /// The tombstone is forced, in staging.
    TOMBSTONE_STAGED,
    /// It has its name for good, and means nothing yet.
    TOMBSTONE_KEPT,
    /// The attr.json is in the quarantine.
    ATTR_MOVED,
    /// That is forced: the file is deleted.
    DELETED,
    /// Another of the file's other parts has followed.
    BYTES_MOVED,
    /// And that is forced.
    BYTES_FORCED
}
