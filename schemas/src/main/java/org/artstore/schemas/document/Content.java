package org.artstore.schemas.document;

/// The bytes of a document, described. `fileSize` is in bytes and never 0.
public record Content(long fileSize, String contentType, Sha256 checksum) {

    public Content {
        if (fileSize <= 0) {
            throw new IllegalArgumentException("a document has at least one byte");
        }
    }
}
