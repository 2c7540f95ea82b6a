package org.artstore.ingest.resume;

/// What the end of the bytes of one request means to the upload.
public enum Ending {
    /// Others may follow, though all that were declared are there.
    MORE_MAY_COME,
    /// It is complete if as many bytes are there as were declared.
    LAST_IF_WHOLE,
    /// It is complete.
    LAST
}
