package org.artstore.ingest.magic;

/// Tells text from anything else by how often its bytes occur.
final class PlainText {

    private static final int CONTROL = 0;
    private static final int SAFE = 1;
    private static final int ASCII = 2;
    private static final int CONTINUATION = 3;
    private static final int TWO = 4;
    private static final int THREE = 5;
    private static final int FOUR = 6;
    private static final int NEVER = 7;

    private static final byte[] KINDS = kinds();

    private PlainText() {}

    /// Whether the bytes are text, in UTF-8 or in a code that is mostly ASCII.
    static boolean is(byte[] bytes, int length) {
        var counts = new int[NEVER + 1];
        int tooMany = Math.ceilDiv(length, 50);
        for (int i = 0; i < length; i++) {
            int kind = KINDS[bytes[i] & 0xff];
            if (++counts[kind] >= tooMany && kind == CONTROL) {
                return false;
            }
        }
        return isMostlyAscii(counts, length) || isUtf8(counts);
    }

    private static boolean isMostlyAscii(int[] counts, int length) {
        return (counts[ASCII] + counts[SAFE]) * 100 > length * 90;
    }

    private static boolean isUtf8(int[] counts) {
        int characters = counts[ASCII] + counts[TWO] + counts[THREE] + counts[FOUR];
        int missing = counts[TWO] + 2 * counts[THREE] + 3 * counts[FOUR] - counts[CONTINUATION];
        return counts[NEVER] == 0
                && missing >= 0
                && missing <= 3
                && counts[CONTROL] * 50 < characters;
    }

    private static byte[] kinds() {
        var kinds = new byte[256];
        for (int value = 0; value < kinds.length; value++) {
            kinds[value] = (byte) kind(value);
        }
        return kinds;
    }

    private static int kind(int value) {
        if (value < ' ') {
            return "\t\n\f\r\033".indexOf(value) < 0 ? CONTROL : SAFE;
        }
        if (value < 0xc0) {
            return value < 0x80 ? ASCII : CONTINUATION;
        }
        if (value < 0xf0) {
            return value < 0xe0 ? TWO : THREE;
        }
        return value < 0xf8 ? FOUR : NEVER;
    }
}
