package org.artstore.query.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.query.page.Page;
import org.artstore.schemas.document.DocumentView;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a search has found.
///
/// @param total how many documents match; at least so many unless it is exact
/// @param complete whether all documents were searched, or only the newest because all took too
/// long
/// @param asOf everything that was in the file log at this moment was searched; null when the log
/// has not been reached since the start
record SearchAnswer(
        List<Item> items,
        long total,
        boolean totalIsExact,
        boolean complete,
        int limit,
        @Nullable String nextCursor,
        Map<String, List<Page.Count>> facets,
        @Nullable Instant asOf) {

    /// A document that was found.
    ///
    /// @param relevanceScore from 0 to 1
    /// @param snippet in HTML: escaped, the hits in `<mark>`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @JsonUnwrapped DocumentView document,
            double relevanceScore,
            @Nullable String snippet) {}
}
