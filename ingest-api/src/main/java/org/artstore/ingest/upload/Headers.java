package org.artstore.ingest.upload;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.http.HttpHeaders;

/// What the headers of any upload must not say.
final class Headers {

    private Headers() {}

    /// @throws UploadRefused when the bytes would have to be decoded first
    static void requireNoCoding(HttpHeaders headers) {
        var coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new UploadRefused(new Refusal.ContentCoded());
        }
    }
}
