package org.artstore.schemas.download;

import org.artstore.schemas.document.Document;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The header fields of an answer with bytes of a document, whichever of them. A browser must save
/// them and never run them: they come from strangers.
public final class DownloadFields {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String ACCEPT_RANGES = "Accept-Ranges";
    private static final String ETAG = "ETag";
    private static final String REPR_DIGEST = "Repr-Digest";
    private static final String CONTENT_DISPOSITION = "Content-Disposition";
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /// Those that say something of the document.
    public static final Set<String> NAMES =
            Set.of(
                    CONTENT_TYPE,
                    ACCEPT_RANGES,
                    ETAG,
                    REPR_DIGEST,
                    CONTENT_DISPOSITION,
                    CONTENT_SECURITY_POLICY);

    private DownloadFields() {}

    public static Map<String, String> of(Document document) {
        var checksum = document.content().checksum();
        var digest = Base64.getEncoder().encodeToString(checksum.toBytes());
        var fields = new LinkedHashMap<String, String>();
        fields.put(CONTENT_TYPE, document.content().contentType());
        fields.put(ACCEPT_RANGES, "bytes");
        fields.put(ETAG, "\"" + checksum.hex() + "\"");
        fields.put(REPR_DIGEST, "sha-256=:" + digest + ":");
        fields.put(
                CONTENT_DISPOSITION,
                Disposition.attachment(document.metadata().originalFilename()));
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put(CONTENT_SECURITY_POLICY, "sandbox");
        fields.put("Cache-Control", "private, no-cache");
        return fields;
    }
}
