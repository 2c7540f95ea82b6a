package org.artstore.query.search;

import org.artstore.schemas.document.DocumentView;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A page of all documents.
///
/// @param asOf everything that was in the file log at this moment is listed; null when the log has
/// not been reached since the start
record DocumentList(List<DocumentView> items, @Nullable String nextCursor, @Nullable Instant asOf) {

    static DocumentList of(SearchAnswer answer) {
        return new DocumentList(
                answer.items().stream().map(SearchAnswer.Item::document).toList(),
                answer.nextCursor(),
                answer.asOf());
    }
}
