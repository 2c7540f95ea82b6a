package org.artstore.ingest.magic;

import org.jspecify.annotations.Nullable;

/// Bytes at one of some offsets.
final class Literal implements Clause {

    private final Offsets offsets;
    private final byte[] wanted;
    private final byte[] mask;
    private final boolean caseless;
    private final boolean beginsExactly;

    /// @param mask the bits that count, all where it ends
    /// @param caseless whether letters are small ones in the value and any in the document
    Literal(Offsets offsets, byte[] value, byte @Nullable [] mask, boolean caseless) {
        this.offsets = offsets;
        this.caseless = caseless;
        int length = Math.max(value.length, mask == null ? 0 : mask.length);
        this.wanted = new byte[length];
        this.mask = new byte[length];
        for (int i = 0; i < length; i++) {
            this.mask[i] = mask != null && i < mask.length ? mask[i] : -1;
            this.wanted[i] = (byte) (i < value.length ? value[i] & this.mask[i] : 0);
        }
        this.beginsExactly = this.mask[0] == -1 && !(caseless && isSmallLetter(wanted[0]));
    }

    @Override
    public boolean matches(Beginning bytes) {
        int inside = Math.min(offsets.last(), bytes.length() - wanted.length);
        if (inside < offsets.first()) {
            return false;
        }
        int at = next(bytes, offsets.first(), inside);
        while (at >= 0 && !matchesAt(bytes, at)) {
            at = next(bytes, at + 1, inside);
        }
        return at >= 0 || reachesBeyond(bytes, inside + 1);
    }

    @Override
    public boolean admits(int first) {
        return !offsets.isOnlyTheStart() || isWanted((byte) first, 0);
    }

    @Override
    public int size() {
        return wanted.length;
    }

    Offsets offsets() {
        return offsets;
    }

    byte[] wanted() {
        return wanted.clone();
    }

    /// The next place that is worth a look.
    private int next(Beginning bytes, int from, int last) {
        if (beginsExactly && last > from) {
            return bytes.indexOf(wanted[0], from, last + 1);
        }
        return from <= last ? from : -1;
    }

    /// From the end on it is the same everywhere.
    private boolean reachesBeyond(Beginning bytes, int from) {
        int last = Math.min(offsets.last(), bytes.length());
        for (int at = from; at <= last; at++) {
            if (matchesAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAt(Beginning bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (!isWanted(bytes.at(at + i), i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWanted(byte there, int index) {
        int masked = there & mask[index];
        if (caseless && masked >= 'A' && masked <= 'Z') {
            masked += 'a' - 'A';
        }
        return masked == wanted[index];
    }

    private static boolean isSmallLetter(byte character) {
        return character >= 'a' && character <= 'z';
    }
}
