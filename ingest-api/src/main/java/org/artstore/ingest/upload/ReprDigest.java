package org.artstore.ingest.upload;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Sha256;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `Repr-Digest` (RFC 9530, 3): a dictionary of byte sequences (RFC 9651, 3.2) by algorithm.
public final class ReprDigest {

    public static final String NAME = "Repr-Digest";

    private static final String SHA_256 = "sha-256";
    private static final int SHA_256_BYTES = 32;
    private static final Pattern MEMBER =
            Pattern.compile("([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):(?: *;.*)?");

    private ReprDigest() {}

    /// The SHA-256 that the headers declare, if there are any.
    ///
    /// @throws UploadRefused when they are malformed, or name other algorithms only
    public static Optional<Sha256> read(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        var sha256 = members(headers).get(SHA_256);
        if (sha256 == null) {
            throw new UploadRefused(new Refusal.UnsupportedDigest());
        }
        return Optional.of(decoded(sha256));
    }

    private static Map<String, String> members(List<String> headers) {
        var members = new LinkedHashMap<String, String>();
        for (var member : String.join(",", headers).split(",", -1)) {
            var matcher = MEMBER.matcher(member.strip());
            if (!matcher.matches()) {
                throw malformed();
            }
            members.put(matcher.group(1), matcher.group(2));
        }
        return members;
    }

    private static Sha256 decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == SHA_256_BYTES) {
                return Sha256.ofDigest(bytes);
            }
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
        throw malformed();
    }

    private static UploadRefused malformed() {
        return new UploadRefused(new Refusal.MalformedHeader(NAME));
    }
}
