package org.artstore.auth.page;

import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for.
///
/// @param afterKey the key of the last entry that was seen; empty for the first page
public record PageRequest(int limit, String afterKey) {

    private static final int MOST = 1_000;

    /// From the query parameters `limit` and `cursor`.
    ///
    /// @throws PageRejected when there is no such page
    public static PageRequest of(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new PageRejected("limit", "must be from 1 to " + MOST);
        }
        return new PageRequest(limit, cursor == null ? "" : Cursor.read(cursor));
    }
}
