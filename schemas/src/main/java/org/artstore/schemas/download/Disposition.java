package org.artstore.schemas.download;

import java.nio.charset.StandardCharsets;

/// The header `Content-Disposition` of a download (RFC 6266): the name in ASCII for old clients
/// and, where that is not the name, the name itself (RFC 8187).
final class Disposition {

    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private Disposition() {}

    static String attachment(String filename) {
        var plain = plain(filename);
        var header = "attachment; filename=\"" + plain + "\"";
        return plain.equals(filename) ? header : header + "; filename*=UTF-8''" + encoded(filename);
    }

    /// Quotes, backslashes and percent signs are read differently by different clients.
    private static String plain(String filename) {
        var plain = new StringBuilder();
        filename.codePoints()
                .map(c -> c < ' ' || c > '~' || "\"\\%".indexOf(c) >= 0 ? '_' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String encoded(String filename) {
        var encoded = new StringBuilder();
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(byte b) {
        boolean letterOrDigit =
                (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
        return letterOrDigit || (b > 0 && UNRESERVED.indexOf(b) >= 0);
    }
}
