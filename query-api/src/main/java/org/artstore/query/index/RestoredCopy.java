package org.artstore.query.index;

import org.artstore.schemas.id.FileId;

import java.time.Instant;

/// From where the bytes of an archived document can be read for a while.
///
/// @param of the document
/// @param copy under its own id
/// @param expiresAt not before this time it goes
public record RestoredCopy(FileId of, Copy copy, Instant expiresAt) {

    /// Whether this one is read and not the other.
    public boolean outlasts(RestoredCopy other) {
        return !expiresAt.isBefore(other.expiresAt);
    }
}
