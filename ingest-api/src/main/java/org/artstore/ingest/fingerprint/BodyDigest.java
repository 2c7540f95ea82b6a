package org.artstore.ingest.fingerprint;

import org.artstore.schemas.document.Sha256;

/// The digest of a body that comes in pieces. To be used by one thread at a time.
///
/// @param <T> what the body is read as
interface BodyDigest<T> {

    /// Takes the next piece into account and leaves it as it is.
    void update(T piece);

    /// Of all that has come until now.
    Sha256 soFar();

    /// Gives the memory of a piece back.
    void release(T piece);

    /// How many bytes have come until now.
    long bytes();
}
