package org.artstore.ingest.upload;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.http.HttpHeaders;

/// The headers that say what the document is.
public final class Headers {

    private Headers() {}

    /// Refuses content codings.
    ///
    /// @throws UploadRefused when the bytes would have to be decoded first
    public static void requireNoCoding(HttpHeaders headers) {
        var coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new UploadRefused(new Refusal.ContentCoded("identity"));
        }
    }

    /// The media type of a document that does not come in parts.
    ///
    /// @throws UploadRefused when it is malformed, or that of parts
    public static String contentType(HttpHeaders headers) {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !ContentTypes.isValid(type)) {
            throw new UploadRefused(new Refusal.MalformedHeader(HttpHeaders.CONTENT_TYPE));
        }
        if (type != null && ContentTypes.isMultipart(type)) {
            throw new UploadRefused(new Refusal.MultipartNotExpected());
        }
        return ContentTypes.orUnknown(type);
    }
}
