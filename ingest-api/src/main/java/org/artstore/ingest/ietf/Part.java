package org.artstore.ingest.ietf;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.springframework.http.HttpHeaders;

import java.util.OptionalLong;

/// What a request says of the bytes that it brings.
///
/// @param offset of the first of them
/// @param last whether the document ends with them
/// @param bytes how many they are, if that is said
/// @param length of the document, if that is said or follows
record Part(long offset, boolean last, OptionalLong bytes, OptionalLong length) {

    /// Of a request that creates an upload.
    ///
    /// @throws UploadRefused when a header is missing, or lengths contradict each other
    static Part first(HttpHeaders headers) {
        return of(headers, 0);
    }

    /// Of a request that appends to one.
    ///
    /// @throws UploadRefused when a header is missing, or lengths contradict each other
    static Part next(HttpHeaders headers) {
        return of(
                headers,
                bytes(headers, IetfHeaders.OFFSET)
                        .orElseThrow(() -> malformed(IetfHeaders.OFFSET)));
    }

    /// Whether it is known that there are none.
    boolean isEmpty() {
        return bytes.isPresent() && bytes.getAsLong() == 0;
    }

    private static Part of(HttpHeaders headers, long offset) {
        boolean last =
                StructuredItem.bool(headers.getOrEmpty(IetfHeaders.COMPLETE))
                        .orElseThrow(() -> malformed(IetfHeaders.COMPLETE));
        long content = headers.getContentLength();
        var bytes = content < 0 ? OptionalLong.empty() : OptionalLong.of(content);
        var said = bytes(headers, IetfHeaders.LENGTH);
        if (said.isPresent()) {
            requireFit(said.getAsLong(), offset, last, bytes);
        }
        boolean follows = said.isEmpty() && last && bytes.isPresent();
        return new Part(offset, last, bytes, follows ? OptionalLong.of(offset + content) : said);
    }

    private static void requireFit(long length, long offset, boolean last, OptionalLong bytes) {
        long end = offset + bytes.orElse(0);
        if (end > length || (last && bytes.isPresent() && end < length)) {
            throw new UploadRefused(new Refusal.LengthConflict());
        }
    }

    private static OptionalLong bytes(HttpHeaders headers, String name) {
        return StructuredItem.bytes(headers.getOrEmpty(name));
    }

    private static UploadRefused malformed(String header) {
        return new UploadRefused(new Refusal.MalformedHeader(header));
    }
}
