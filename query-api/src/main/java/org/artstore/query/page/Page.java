package org.artstore.query.page;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A page of hits.
///
/// @param total how many hits there are, or at least are
/// @param exact whether there are not even more
/// @param complete whether all documents were looked at, or only the newest because all took too
/// long
/// @param next where the next page goes on; null when there is none
public record Page(
        List<Hit> hits,
        long total,
        boolean exact,
        boolean complete,
        Map<String, List<Count>> facets,
        @Nullable Place next) {

    /// No document can be a hit.
    static final Page EMPTY = new Page(List.of(), 0, true, true, Map.of(), null);

    /// A document that was found.
    ///
    /// @param body the document
    /// @param score not below 0; null when all hits are equally good
    /// @param snippet with [org.artstore.query.match.Marks] around what was found
    public record Hit(String body, @Nullable Double score, @Nullable String snippet) {}

    /// How many hits have a value.
    public record Count(String value, long count) {}

    /// Of the newest documents only.
    Page incomplete() {
        return new Page(hits, total, false, false, facets, null);
    }
}
