package org.artstore.ingest.multipart;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.upload.Headers;
import org.artstore.ingest.upload.ReprDigest;
import org.artstore.schemas.document.Sha256;
import org.springframework.http.HttpHeaders;

import java.util.Optional;

/// What the headers of a part `file` say.
///
/// @param name blank when they name none
record FileHead(String name, String contentType, Optional<Sha256> checksum) {

    /// @throws UploadRefused when they are malformed
    static FileHead read(HttpHeaders headers) {
        Headers.requireNoCoding(headers);
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !ContentTypes.isValid(type)) {
            throw new UploadRefused(new Refusal.MalformedHeader(HttpHeaders.CONTENT_TYPE));
        }
        var name = headers.getContentDisposition().getFilename();
        return new FileHead(
                name == null ? "" : name,
                ContentTypes.orUnknown(type),
                ReprDigest.read(headers.getOrEmpty(ReprDigest.NAME)));
    }
}
