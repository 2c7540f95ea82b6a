package org.artstore.query.search;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which of the ways to search there are yet. What is not there is refused: a client must not take
/// an answer for another one.
final class SearchSupport {

    private static final List<String> MODES = List.of("fulltext", "partial", "exact");
    private static final List<String> SORTS =
            List.of("relevance", "created_at", "updated_at", "file_size", "filename");
    private static final List<String> ORDERS = List.of("desc", "asc");

    private SearchSupport() {}

    /// @throws SearchRejected when the request asks for anything else
    static void refuseOthers(SearchRequest request) {
        firstOnly("mode", request.mode(), MODES);
        firstOnly("sort_by", request.sortBy(), SORTS);
        firstOnly("sort_order", request.sortOrder(), ORDERS);
        if (request.filename() != null) {
            throw new SearchRejected.NotSupportedYet("filename", "names are found by 'query'");
        }
        if (request.facets() != null && !request.facets().isEmpty()) {
            throw new SearchRejected.NotSupportedYet("facets", "answers have none");
        }
        if (request.cursor() != null) {
            throw new SearchRejected.NotSupportedYet("cursor", "answers have one page");
        }
    }

    /// Of the words of the contract the first is understood.
    private static void firstOnly(String field, @Nullable String value, List<String> words) {
        if (value == null || value.equals(words.getFirst())) {
            return;
        }
        throw words.contains(value)
                ? new SearchRejected.NotSupportedYet(
                        field, "only '" + words.getFirst() + "' is understood")
                : new SearchRejected.Invalid(field, "is none of " + String.join(", ", words));
    }
}
