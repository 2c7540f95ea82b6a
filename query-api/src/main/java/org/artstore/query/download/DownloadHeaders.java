package org.artstore.query.download;

import org.artstore.query.precondition.EntityTag;
import org.artstore.schemas.document.Document;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;

import java.util.Base64;

/// The status and fields of an answer with bytes. A browser must save them and never run them: they
/// come from strangers.
final class DownloadHeaders {

    private static final String REPR_DIGEST = "Repr-Digest";
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private DownloadHeaders() {}

    static void describe(ServerHttpResponse response, Document document, Selection.Bytes bytes) {
        var checksum = document.content().checksum();
        var digest = Base64.getEncoder().encodeToString(checksum.toBytes());
        var headers = response.getHeaders();
        response.setStatusCode(bytes.status());
        bytes.describe(headers);
        headers.set(HttpHeaders.CONTENT_TYPE, document.content().contentType());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setETag(new EntityTag(checksum.hex()).toString());
        headers.set(REPR_DIGEST, "sha-256=:" + digest + ":");
        headers.set(
                HttpHeaders.CONTENT_DISPOSITION,
                Disposition.attachment(document.metadata().originalFilename()));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(CONTENT_SECURITY_POLICY, "sandbox");
        headers.setCacheControl("private, no-cache");
    }

    /// What was said of bytes that are not sent after all.
    static void withdraw(ServerHttpResponse response) {
        if (!response.isCommitted()) {
            var headers = response.getHeaders();
            headers.clearContentHeaders();
            headers.remove(HttpHeaders.ACCEPT_RANGES);
            headers.remove(HttpHeaders.ETAG);
            headers.remove(REPR_DIGEST);
            headers.remove(CONTENT_SECURITY_POLICY);
        }
    }
}
