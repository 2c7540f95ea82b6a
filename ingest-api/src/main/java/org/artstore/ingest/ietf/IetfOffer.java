package org.artstore.ingest.ietf;

import org.springframework.http.HttpHeaders;

import java.time.Duration;

/// What this server can do for clients of the IETF's resumable uploads.
public final class IetfOffer {

    private IetfOffer() {}

    /// Puts it into the headers of an answer.
    ///
    /// @param maxFileSize the longest document, in bytes
    /// @param life of an upload that would be created now
    public static void describe(HttpHeaders headers, long maxFileSize, Duration life) {
        headers.set(HttpHeaders.ACCEPT_PATCH, IetfHeaders.PARTIAL_UPLOAD);
        headers.set(IetfHeaders.LIMIT, IetfHeaders.limit(maxFileSize, life));
        headers.set(IetfHeaders.INTEROP, IetfHeaders.INTEROP_VERSION);
    }
}
