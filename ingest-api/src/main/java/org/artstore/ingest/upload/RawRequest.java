package org.artstore.ingest.upload;

import org.artstore.ingest.coding.ContentCodings;
import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.QueryDescription;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;

import java.util.OptionalLong;

/// An upload whose body is the bytes, as its query and headers describe it.
record RawRequest(Description description, Declared declared) {

    /// @throws UploadRefused when nothing that could follow would be taken
    /// @throws org.artstore.schemas.document.MetadataRejected when a value breaks a rule
    static RawRequest read(
            MultiValueMap<String, String> query, HttpHeaders headers, long maxFileSize) {
        boolean isPlain = ContentCodings.isPlain(headers);
        var length = isPlain ? length(headers, maxFileSize) : OptionalLong.empty();
        return new RawRequest(
                QueryDescription.read(query, Headers.contentType(headers)),
                new Declared(length, length, ReprDigest.read(headers.getOrEmpty(ReprDigest.NAME))));
    }

    private static OptionalLong length(HttpHeaders headers, long maxFileSize) {
        long length = headers.getContentLength();
        if (length == 0) {
            throw new UploadRefused(new Refusal.Empty());
        }
        if (length > maxFileSize) {
            throw new UploadRefused(new Refusal.TooLarge(maxFileSize));
        }
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
