package org.artstore.ingest.tus;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.springframework.http.HttpHeaders;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/// The headers of tus 1.0.0.
final class TusHeaders {

    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String TUS_VERSION = "Tus-Version";
    static final String EXTENSION = "Tus-Extension";
    static final String MAX_SIZE = "Tus-Max-Size";
    static final String CHECKSUM_ALGORITHM = "Tus-Checksum-Algorithm";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String DEFER_LENGTH = "Upload-Defer-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String EXPIRES = "Upload-Expires";
    static final String CONCAT = "Upload-Concat";
    static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    static final String UPLOADS = "/api/v1/uploads/";
    static final String BYTES = "application/offset+octet-stream";

    private static final int MOST_DIGITS = 18;

    private TusHeaders() {}

    /// The number of bytes that the header says, if it is there.
    ///
    /// @throws UploadRefused when it is no such number
    static OptionalLong bytes(HttpHeaders headers, String name) {
        var text = headers.getFirst(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("\\d{1," + MOST_DIGITS + "}")) {
            throw new UploadRefused(new Refusal.MalformedHeader(name));
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /// The length of a new document; empty when it comes later.
    ///
    /// @throws UploadRefused unless exactly one of both headers says so
    static OptionalLong newLength(HttpHeaders headers) {
        var length = bytes(headers, LENGTH);
        var deferred = Optional.ofNullable(headers.getFirst(DEFER_LENGTH));
        if (length.isPresent() == deferred.isPresent()) {
            throw new UploadRefused(new Refusal.MalformedHeader(LENGTH));
        }
        if (deferred.isPresent() && !deferred.get().equals("1")) {
            throw new UploadRefused(new Refusal.MalformedHeader(DEFER_LENGTH));
        }
        return length;
    }

    /// Whether the body is bytes of the document.
    static boolean hasBytes(HttpHeaders headers) {
        return BYTES.equals(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    /// The value of `Upload-Expires`.
    static String expires(UploadStatus status) {
        return httpDate(status.created().expiresAt());
    }

    /// The time as RFC 9110, 5.6.7 has it.
    static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
