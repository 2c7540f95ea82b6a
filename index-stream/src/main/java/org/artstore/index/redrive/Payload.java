package org.artstore.index.redrive;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The beginning of some bytes, as text if they are any.
///
/// @param size of all of them
/// @param encoding `utf-8` or `base64`
record Payload(int size, String encoding, String content, boolean truncated) {

    private static final int LONGEST_CHARACTER = 4;

    /// Shows at most `most` of them.
    static Payload of(byte[] bytes, int most) {
        boolean truncated = bytes.length > most;
        var shown = truncated ? Arrays.copyOf(bytes, most) : bytes;
        // A character that was cut through makes no text binary.
        for (int cut = 0; cut < (truncated ? LONGEST_CHARACTER : 1); cut++) {
            var text = text(shown, Math.max(0, shown.length - cut));
            if (text != null) {
                return new Payload(bytes.length, "utf-8", text, truncated);
            }
        }
        var base64 = Base64.getEncoder().encodeToString(shown);
        return new Payload(bytes.length, "base64", base64, truncated);
    }

    private static @Nullable String text(byte[] bytes, int length) {
        try {
            var some = ByteBuffer.wrap(bytes, 0, length);
            return StandardCharsets.UTF_8.newDecoder().decode(some).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
