package org.artstore.worker.powercut;

import org.artstore.worker.powercut.Operation.OfContent;
import org.artstore.worker.powercut.Operation.Resized;
import org.artstore.worker.powercut.Operation.Wrote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a file had in it, from when it was forced last until the power went.
///
/// @param all the first was forced; the last is what the process had made of it
record Versions(List<byte[]> all) {

    private static final int PAGE = 4096;

    /// What may be left of the file.
    enum Left {
        /// Nothing of what was not forced.
        FORCED,
        /// All of it.
        ALL,
        /// Its size, but none of the bytes.
        SIZE_ONLY,
        /// Some of the operations, and some of the bytes of the next one.
        CUT,
        /// Each page as it was at some time, and the size of another.
        PAGES
    }

    /// @param forced how many of the operations were
    static Versions of(List<OfContent> operations, int forced) {
        var all = new ArrayList<byte[]>();
        var now = new byte[0];
        for (int i = 0; i <= operations.size(); i++) {
            if (i >= forced) {
                all.add(now);
            }
            if (i < operations.size()) {
                now = after(now, operations.get(i));
            }
        }
        return new Versions(all);
    }

    private static byte[] after(byte[] before, OfContent operation) {
        return switch (operation) {
            case Resized(var _, var size) -> Arrays.copyOf(before, Math.toIntExact(size));
            case Wrote(var _, var at, var bytes) -> {
                int from = Math.toIntExact(at);
                var after = Arrays.copyOf(before, Math.max(before.length, from + bytes.length));
                System.arraycopy(bytes, 0, after, from, bytes.length);
                yield after;
            }
        };
    }

    byte[] left(Left left, RandomGenerator random) {
        var last = all.getLast();
        return switch (left) {
            case FORCED -> all.getFirst();
            case ALL -> last;
            case SIZE_ONLY -> pages(last.length, all.getFirst(), all.getFirst(), random);
            case CUT -> cut(random);
            case PAGES -> {
                var one = all.get(random.nextInt(all.size()));
                var size = all.get(random.nextInt(all.size())).length;
                yield pages(size, random.nextBoolean() ? all.getFirst() : one, last, random);
            }
        };
    }

    private byte[] cut(RandomGenerator random) {
        int at = random.nextInt(all.size());
        var version = all.get(at);
        int before = all.get(Math.max(at - 1, 0)).length;
        return before < version.length
                ? Arrays.copyOf(version, random.nextInt(before, version.length + 1))
                : version;
    }

    private static byte[] pages(int size, byte[] one, byte[] other, RandomGenerator random) {
        var pages = new byte[size];
        for (int at = 0; at < size; at += PAGE) {
            var from = random.nextBoolean() ? one : other;
            int length = Math.min(PAGE, Math.min(size, from.length) - at);
            if (length > 0) {
                System.arraycopy(from, at, pages, at, length);
            }
        }
        return pages;
    }
}
