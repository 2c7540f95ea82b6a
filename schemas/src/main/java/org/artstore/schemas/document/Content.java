package org.artstore.schemas.document;

import org.jspecify.annotations.Nullable;

/// The bytes of a document, described. `fileSize` is in bytes and never 0.
///
/// @param detectedContentType what the first bytes say, if they contradict `contentType`, which the
///     client has said
public record Content(
        long fileSize, String contentType, @Nullable String detectedContentType, Sha256 checksum) {

    public Content {
        if (fileSize <= 0) {
            throw new IllegalArgumentException("a document has at least one byte");
        }
    }

    /// Of bytes that do not contradict the client.
    public Content(long fileSize, String contentType, Sha256 checksum) {
        this(fileSize, contentType, null, checksum);
    }
}
