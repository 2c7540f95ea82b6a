package org.artstore.ingest.idempotency;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Sha256;
import org.artstore.starter.access.Caller;
import org.springframework.http.HttpHeaders;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client calls its request.
record IdempotencyKey(String value) {

    static final String NAME = "Idempotency-Key";

    private static final int LONGEST = 255;

    /// A string of RFC 9651, 3.3.3.
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+)\" *");

    /// What most clients send: the same without the quotes.
    private static final Pattern BARE = Pattern.compile("([!#-+\\--:<-\\[\\]-~]++) *");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /// The key that the headers say, if there is one.
    ///
    /// @throws UploadRefused when it is malformed
    static Optional<IdempotencyKey> read(HttpHeaders headers) {
        var lines = headers.getOrEmpty(NAME);
        return lines.isEmpty() ? Optional.empty() : Optional.of(parsed(String.join(",", lines)));
    }

    /// The key as the log knows it: of another account, the same value is another key.
    Sha256 of(Caller caller) {
        var owned = caller.tenant() + "\n" + caller.clientId() + "\n" + value;
        return Sha256.of(owned.getBytes(StandardCharsets.UTF_8));
    }

    private static IdempotencyKey parsed(String header) {
        var text = header.strip();
        var quoted = QUOTED.matcher(text);
        var bare = BARE.matcher(text);
        if (quoted.matches()) {
            return bounded(ESCAPED.matcher(quoted.group(1)).replaceAll("$1"));
        }
        if (bare.matches()) {
            return bounded(bare.group(1));
        }
        throw malformed();
    }

    private static IdempotencyKey bounded(String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw malformed();
        }
        return new IdempotencyKey(value);
    }

    private static UploadRefused malformed() {
        return new UploadRefused(new Refusal.MalformedHeader(NAME));
    }
}
