package org.artstore.ingest.tus;

import org.springframework.http.HttpHeaders;

/// What this server can do for clients of tus.
public final class TusOffer {

    private static final String EXTENSIONS =
            "creation,creation-with-upload,creation-defer-length,checksum,expiration,termination,"
                    + "concatenation";

    private TusOffer() {}

    /// Puts it into the headers of an answer.
    ///
    /// @param maxFileSize the longest document, in bytes
    public static void describe(HttpHeaders headers, long maxFileSize) {
        headers.set(TusHeaders.RESUMABLE, TusHeaders.VERSION);
        headers.set(TusHeaders.TUS_VERSION, TusHeaders.VERSION);
        headers.set(TusHeaders.EXTENSION, EXTENSIONS);
        headers.set(TusHeaders.MAX_SIZE, Long.toString(maxFileSize));
        headers.set(TusHeaders.CHECKSUM_ALGORITHM, TusChecksum.ALGORITHMS);
    }
}
