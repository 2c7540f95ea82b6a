package org.artstore.ingest.ietf;

import java.time.Duration;

/// The headers of the IETF's resumable uploads.
final class IetfHeaders {

    /// The interop version of draft-ietf-httpbis-resumable-upload-12.
    static final String INTEROP_VERSION = "9";

    static final String INTEROP = "Upload-Draft-Interop-Version";
    static final String OFFSET = "Upload-Offset";
    static final String COMPLETE = "Upload-Complete";
    static final String LENGTH = "Upload-Length";
    static final String LIMIT = "Upload-Limit";
    static final String PARTIAL_UPLOAD = "application/partial-upload";
    static final String YES = "?1";
    static final String NO = "?0";

    private IetfHeaders() {}

    /// The value of `Upload-Limit`.
    ///
    /// @param life that is left to the upload
    static String limit(long maxFileSize, Duration life) {
        return limit(maxFileSize) + ", max-age=" + Math.max(0, life.toSeconds());
    }

    static String limit(long maxFileSize) {
        return "max-size=" + maxFileSize;
    }
}
