package org.artstore.query.download;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.download.DownloadFields;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;

/// The status and fields of an answer with bytes.
final class DownloadHeaders {

    private DownloadHeaders() {}

    static void describe(ServerHttpResponse response, Document document, Selection.Bytes bytes) {
        response.setStatusCode(bytes.status());
        describe(response.getHeaders(), document);
        bytes.describe(response.getHeaders());
    }

    static void describe(ServerHttpResponse response, Document document, ByteRanges ranges) {
        response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
        describe(response.getHeaders(), document);
        ranges.describe(response.getHeaders());
    }

    private static void describe(HttpHeaders headers, Document document) {
        DownloadFields.of(document).forEach(headers::set);
    }

    /// What was said of bytes that are not sent after all.
    static void withdraw(ServerHttpResponse response) {
        if (!response.isCommitted()) {
            response.getHeaders().clearContentHeaders();
            DownloadFields.NAMES.forEach(response.getHeaders()::remove);
        }
    }
}
