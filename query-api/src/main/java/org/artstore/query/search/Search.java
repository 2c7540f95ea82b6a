package org.artstore.query.search;

import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A search that can be run: of one tenant, within the bounds, and with nothing in it that would be
/// passed over.
///
/// @param words what to look for; null finds every document
/// @param filters what else the documents must satisfy, all of it
/// @param highlight whether a hit shows where it was found
/// @param limit how many hits are wanted
record Search(
        TenantId tenant,
        @Nullable String words,
        List<Filter> filters,
        boolean highlight,
        int limit) {

    static final int MAX_LIMIT = 1_000;
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_QUERY = 16_384;

    private static final List<String> MODES = List.of("fulltext", "partial", "exact");
    private static final List<String> SORTS =
            List.of("relevance", "created_at", "updated_at", "file_size", "filename");
    private static final List<String> ORDERS = List.of("desc", "asc");

    /// @throws SearchRejected when the request is not allowed or not supported
    static Search of(TenantId tenant, SearchRequest request) {
        refuseOthers(request);
        var limit = Objects.requireNonNullElse(request.limit(), DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new SearchRejected.Invalid("limit", "must be from 1 to 1,000");
        }
        return new Search(
                tenant,
                words(request.query()),
                Filter.allOf(request),
                !Boolean.FALSE.equals(request.highlight()),
                limit);
    }

    private static @Nullable String words(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return null;
        }
        if (query.length() > MAX_QUERY) {
            throw new SearchRejected.Invalid("query", "over 16,384 characters");
        }
        return query.replace('\0', ' ');
    }

    /// What is not there yet is refused: a client must not take an answer for another one.
    private static void refuseOthers(SearchRequest request) {
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
