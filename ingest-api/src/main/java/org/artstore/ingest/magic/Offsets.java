package org.artstore.ingest.magic;

import org.jspecify.annotations.Nullable;

/// Where something may begin.
///
/// @param last inclusive
record Offsets(int first, int last) {

    Offsets {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no range of offsets: " + first + ":" + last);
        }
    }

    /// @param text as the database says it: a number, or two with a colon between them
    static Offsets parse(@Nullable String text) {
        if (text == null) {
            return new Offsets(0, 0);
        }
        int colon = text.indexOf(':');
        int last = Integer.parseInt(text.substring(colon + 1));
        return new Offsets(colon < 0 ? last : Integer.parseInt(text.substring(0, colon)), last);
    }

    boolean isOnlyTheStart() {
        return last == 0;
    }
}
