package org.artstore.query.download;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the header `Range` (RFC 9110, 14.2). One that is missing, malformed, or names more ranges
/// than are served in one answer selects the whole, as a server may answer it. Ranges that overlap,
/// or are so near that a heading between them would be longer, are answered as one: whatever is
/// asked for, no byte is sent twice.
final class RangeHeader {

    private static final Pattern BYTES = Pattern.compile("\\s*(?i:bytes)\\s*=([^=]*)");
    private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");
    private static final int NEAR = 100;

    private final long size;
    private final int mostRanges;

    /// @param size of the document
    /// @param mostRanges that are served in one answer
    RangeHeader(long size, int mostRanges) {
        this.size = size;
        this.mostRanges = mostRanges;
    }

    Selection select(@Nullable String header) {
        var set = BYTES.matcher(header == null ? "" : header);
        if (!set.matches()) {
            return new Selection.Whole(size);
        }
        var ranges = ranges(set.group(1));
        return ranges.isEmpty() ? new Selection.Whole(size) : select(ranges);
    }

    private Selection select(List<MatchResult> ranges) {
        var parts = new ArrayList<Selection.Part>();
        for (var range : ranges) {
            if (position(range.group(1)) < size && hasAny(range)) {
                join(parts, part(range));
            }
        }
        return switch (parts.size()) {
            case 0 -> new Selection.Beyond(size);
            case 1 -> parts.getFirst();
            default -> new Selection.Parts(List.copyOf(parts));
        };
    }

    /// None if the set is malformed, or too large.
    private List<MatchResult> ranges(String set) {
        var found = new ArrayList<MatchResult>();
        for (var element : set.split(",", -1)) {
            var text = element.strip();
            if (!text.isEmpty()) {
                var range = RANGE.matcher(text);
                if (!range.matches() || isNone(range) || found.size() == mostRanges) {
                    return List.of();
                }
                found.add(range.toMatchResult());
            }
        }
        return found;
    }

    /// A range that ends before it begins is malformed, one that begins after the end is not.
    private static boolean isNone(MatchResult range) {
        var first = range.group(1);
        var last = range.group(2);
        return last.isEmpty() ? first.isEmpty() : position(last) < position(first);
    }

    /// Of the last 0 bytes there are none.
    private static boolean hasAny(MatchResult range) {
        return !range.group(1).isEmpty() || position(range.group(2)) > 0;
    }

    private Selection.Part part(MatchResult range) {
        var last = range.group(2);
        if (range.group(1).isEmpty()) {
            return new Selection.Part(Math.max(0, size - position(last)), size - 1, size);
        }
        long end = last.isEmpty() ? size - 1 : Math.min(position(last), size - 1);
        return new Selection.Part(position(range.group(1)), end, size);
    }

    /// What is joined goes to the end, and may now be near to others.
    private static void join(List<Selection.Part> parts, Selection.Part part) {
        for (var other : parts) {
            if (part.first() <= other.last() + NEAR && other.first() <= part.last() + NEAR) {
                parts.remove(other);
                long first = Math.min(part.first(), other.first());
                long last = Math.max(part.last(), other.last());
                join(parts, new Selection.Part(first, last, part.size()));
                return;
            }
        }
        parts.add(part);
    }

    /// Numbers that no document reaches are all the same; none is 0, before which nothing stands.
    private static long position(String digits) {
        var significant = digits.replaceFirst("^0+", "");
        return significant.isEmpty()
                ? 0
                : significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
