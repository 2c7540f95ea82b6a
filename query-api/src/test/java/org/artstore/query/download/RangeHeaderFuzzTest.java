package org.artstore.query.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

/// Whatever stands in the header, the selection is one of bytes that the document has, none of them
/// twice, and all that a well-formed header asks for. `-Dcases=100000000` takes minutes, `-Dseed`
/// repeats a run.
class RangeHeaderFuzzTest {

    private static final int CASES = Integer.getInteger("cases", 200_000);
    private static final int MOST = 8;
    private static final int NEAR = 100;

    private static final List<String> PIECES =
            List.of(
                    "bytes",
                    "BYTES",
                    "=",
                    "-",
                    ",",
                    ", ",
                    " ",
                    "\t",
                    "0",
                    "1",
                    "9",
                    "00",
                    "99",
                    "499",
                    "500",
                    "501",
                    "18446744073709551616",
                    "9223372036854775807",
                    "-1",
                    "1-",
                    "0-0",
                    "250-",
                    "-0",
                    "5-4",
                    "items",
                    "x",
                    "\u0663",
                    "\u00e9",
                    ";",
                    "\"",
                    "%",
                    "\0",
                    "\r\n",
                    "+1",
                    "1e3",
                    "0x1",
                    ",,,,");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void selectsBytesThatThereAreAndNoneTwice() {
        for (int i = 0; i < CASES; i++) {
            var header = nonsense();
            int size = 1 + random.nextInt(600);
            assertSound(header, size, new RangeHeader(size, MOST).select(header));
        }
    }

    @Test
    void selectsAllThatIsAskedForAndHardlyMore() {
        for (int i = 0; i < CASES; i++) {
            int size = 1 + random.nextInt(5000);
            var wanted = new BitSet(size);
            var header = wellFormed(size, wanted);
            var selection = new RangeHeader(size, MOST).select(header);
            assertSound(header, size, selection);
            var sent = bytes(selection);
            var missing = (BitSet) wanted.clone();
            missing.andNot(sent);
            assertThat(missing.isEmpty()).as(described(header, size)).isTrue();
            sent.andNot(wanted);
            for (int at = sent.nextSetBit(0);
                    at >= 0;
                    at = sent.nextSetBit(sent.nextClearBit(at))) {
                assertThat(sent.nextClearBit(at) - at).as(described(header, size)).isLessThan(NEAR);
            }
        }
    }

    private void assertSound(String header, int size, Selection selection) {
        var what = described(header, size);
        switch (selection) {
            case Selection.Beyond(long known) -> assertThat(known).as(what).isEqualTo(size);
            case Selection.Whole(long length) -> assertThat(length).as(what).isEqualTo(size);
            case Selection.Part part -> assertIn(part, size, what);
            case Selection.Parts(var parts) -> {
                assertThat(parts).as(what).hasSizeBetween(2, MOST);
                parts.forEach(part -> assertIn(part, size, what));
                long sum = parts.stream().mapToLong(Selection.Part::length).sum();
                assertThat(bytes(selection).cardinality()).as(what).isEqualTo((int) sum);
            }
        }
    }

    private static void assertIn(Selection.Part part, int size, String what) {
        assertThat(part.first()).as(what).isBetween(0L, part.last());
        assertThat(part.last()).as(what).isLessThan(size);
        assertThat(part.size()).as(what).isEqualTo(size);
    }

    private static BitSet bytes(Selection selection) {
        var bytes = new BitSet();
        switch (selection) {
            case Selection.Beyond _ -> {}
            case Selection.Whole(long length) -> bytes.set(0, (int) length);
            case Selection.Part part -> bytes.set((int) part.first(), (int) part.last() + 1);
            case Selection.Parts(var parts) -> parts.forEach(part -> bytes.or(bytes(part)));
        }
        return bytes;
    }

    private String nonsense() {
        var header = new StringBuilder(random.nextBoolean() ? "bytes=" : "");
        for (int i = random.nextInt(12); i > 0; i--) {
            header.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return header.toString();
    }

    /// Sets the bytes that it asks for.
    private String wellFormed(int size, BitSet wanted) {
        var header = new StringBuilder("bytes=");
        for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
            int first = random.nextInt(size + size / 4 + 1);
            int last = first + random.nextInt(size);
            switch (random.nextInt(3)) {
                case 0 -> {
                    header.append(first).append('-');
                    wanted.set(Math.min(first, size), size);
                }
                case 1 -> {
                    header.append('-').append(first);
                    wanted.set(Math.max(0, size - first), size);
                }
                default -> {
                    header.append(first).append('-').append(last);
                    wanted.set(Math.min(first, size), Math.min(last + 1, size));
                }
            }
            header.append(i > 1 ? "," : "");
        }
        return header.toString();
    }

    private String described(String header, int size) {
        return "seed " + seed + ", size " + size + ", header " + header;
    }
}
