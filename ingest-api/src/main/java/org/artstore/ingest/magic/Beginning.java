package org.artstore.ingest.magic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A view of the first bytes of a document. Behind them are zeros, which is what signatures see
/// that reach beyond the end.
final class Beginning {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = LOW_BITS << 7;

    private final byte[] bytes;
    private final int length;

    /// @param length how many of the bytes are looked at
    Beginning(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return index < length ? bytes[index] : 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /// Where the byte is found first, or -1; looks at eight bytes at a time.
    ///
    /// @param to where the search ends, not beyond the length
    int indexOf(byte wanted, int from, int to) {
        long pattern = (wanted & 0xffL) * LOW_BITS;
        int index = from;
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, index) ^ pattern;
            long found = (differences - LOW_BITS) & ~differences & HIGH_BITS;
            if (found != 0) {
                return index + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (index < to && bytes[index] != wanted) {
            index++;
        }
        return index < to ? index : -1;
    }
}
