package org.artstore.auth.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Positions in a list as clients see them: opaque.
final class Cursor {

    private static final int LONGEST = 400;

    private Cursor() {}

    static String after(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static String read(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var key = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (key.isEmpty() || key.length() > LONGEST || key.indexOf(0) >= 0) {
                throw new PageRejected("cursor", "is none that was given out");
            }
            return key;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw new PageRejected("cursor", "is none that was given out");
        }
    }
}
