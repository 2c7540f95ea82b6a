package org.artstore.ingest.magic;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression at one of some offsets.
final class Expression implements Clause {

    /// How far it sees.
    private static final int WINDOW = 8 << 10;

    private final Offsets offsets;
    private final Pattern pattern;
    private final int size;
    private final boolean[] beginnings;

    Expression(Offsets offsets, byte[] expression) {
        this.offsets = offsets;
        this.pattern = Pattern.compile(new String(expression, StandardCharsets.UTF_8));
        this.size = expression.length;
        this.beginnings = beginnings(pattern);
    }

    @Override
    public boolean matches(Beginning bytes) {
        @Nullable Matcher matcher = null;
        int last = Math.min(offsets.last(), bytes.length());
        for (int at = offsets.first(); at <= last; at++) {
            if (beginnings[bytes.at(at) & 0xff]) {
                matcher = matcher == null ? matcher(bytes) : matcher;
                matcher.region(at, at + WINDOW);
                if (matcher.lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean admits(int first) {
        return !offsets.isOnlyTheStart() || beginnings[first];
    }

    @Override
    public int size() {
        return size;
    }

    Offsets offsets() {
        return offsets;
    }

    Pattern pattern() {
        return pattern;
    }

    private Matcher matcher(Beginning bytes) {
        return pattern.matcher(new Latin(bytes, 0, offsets.last() + WINDOW));
    }

    /// The characters with which a match can begin: those after which the expression has matched or
    /// would have gone on.
    private static boolean[] beginnings(Pattern pattern) {
        var beginnings = new boolean[0x100];
        var character = new StringBuilder("?");
        var matcher = pattern.matcher(character);
        for (int code = 0; code < beginnings.length; code++) {
            character.setCharAt(0, (char) code);
            beginnings[code] = matcher.reset().lookingAt() || matcher.hitEnd();
        }
        return beginnings;
    }

    /// Bytes as characters, for expressions.
    ///
    /// @param start where the text begins
    /// @param end where it ends, perhaps behind the bytes
    private record Latin(Beginning bytes, int start, int end) implements CharSequence {

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return (char) (bytes.at(start + index) & 0xff);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Latin(bytes, start + from, start + to);
        }

        @Override
        public String toString() {
            var characters = new char[length()];
            for (int i = 0; i < characters.length; i++) {
                characters[i] = charAt(i);
            }
            return String.valueOf(characters);
        }
    }
}
