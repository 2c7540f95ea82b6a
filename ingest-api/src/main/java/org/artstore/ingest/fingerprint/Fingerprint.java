package org.artstore.ingest.fingerprint;

import org.artstore.schemas.document.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What has to be equal in two requests with one key, beside their bytes.
public final class Fingerprint {

    /// Those that change what a request does. `Prefer` changes only how long its answer waits.
    private static final List<String> HEADERS =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_ENCODING,
                    "Repr-Digest",
                    "Tus-Resumable",
                    "Upload-Length",
                    "Upload-Defer-Length",
                    "Upload-Metadata",
                    "Upload-Concat",
                    "Upload-Checksum",
                    "Upload-Complete",
                    "Upload-Offset");

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(\"[^\"]*\"|[^;]*)");

    private Fingerprint() {}

    /// The digest of all that. Parameters may come in any order, but those of one name in theirs;
    /// a retry may have another boundary between its parts.
    public static Sha256 of(ServerHttpRequest request) {
        var text = new StringBuilder();
        line(text, request.getMethod().name());
        line(text, request.getPath().value());
        Map<String, List<String>> query = new TreeMap<>(request.getQueryParams());
        query.forEach((name, values) -> values.forEach(value -> line(text, name + "=" + value)));
        HEADERS.forEach(name -> header(text, name, request.getHeaders().getOrEmpty(name)));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void header(StringBuilder text, String name, List<String> values) {
        if (!values.isEmpty()) {
            var value = String.join(", ", values);
            line(text, name + ": " + BOUNDARY.matcher(value).replaceAll("").strip());
        }
    }

    /// With its length, so that no two requests have one text.
    private static void line(StringBuilder text, String line) {
        text.append(line.length()).append(' ').append(line).append('\n');
    }
}
