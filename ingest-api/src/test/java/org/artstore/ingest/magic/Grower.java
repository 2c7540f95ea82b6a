package org.artstore.ingest.magic;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;

/// Makes up a text that an expression matches, character by character, by trial and error.
final class Grower {

    private static final int LONGEST = 3000;
    private static final String LIKELY = "\0\0 */";

    private final Pattern pattern;
    private final Random random;

    Grower(Pattern pattern, Random random) {
        this.pattern = pattern;
        this.random = random;
    }

    byte[] grown() {
        while (true) {
            var text = new StringBuilder();
            while (text.length() < LONGEST && grow(text)) {
                if (pattern.matcher(text).lookingAt()) {
                    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
                }
            }
        }
    }

    /// Whether there is a character after which the expression may still match.
    private boolean grow(StringBuilder text) {
        int last = text.length();
        text.append(' ');
        for (int i = 0; i < 2 * 0x100; i++) {
            text.setCharAt(last, character(i));
            var matcher = pattern.matcher(text);
            if (matcher.lookingAt() || matcher.hitEnd()) {
                return true;
            }
        }
        return false;
    }

    private char character(int attempt) {
        if (attempt >= 0x100) {
            return (char) (attempt - 0x100);
        }
        return random.nextInt(4) == 0
                ? LIKELY.charAt(random.nextInt(LIKELY.length()))
                : (char) random.nextInt(0x100);
    }
}
