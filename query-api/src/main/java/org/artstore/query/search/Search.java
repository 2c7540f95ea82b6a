package org.artstore.query.search;

import org.artstore.query.match.Fragment;
import org.artstore.query.match.Matching;
import org.artstore.query.match.Mistyped;
import org.artstore.query.match.Spoken;
import org.artstore.query.page.Facet;
import org.artstore.query.page.Order;
import org.artstore.query.page.Place;
import org.artstore.query.page.Query;
import org.artstore.query.words.Words;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// A search that can be run: of one tenant, within the bounds, and with nothing in it that would be
/// passed over.
///
/// @param list what decides on its hits and their order: it is the same on each page
/// @param matching what to look for
/// @param filters what else the documents must satisfy, all of it
/// @param highlight whether a hit shows where it was found
/// @param limit how many hits are wanted
/// @param cursor where the page before ended
record Search(
        TenantId tenant,
        String list,
        Matching matching,
        List<Fragment> filters,
        Order order,
        List<Facet> facets,
        boolean highlight,
        int limit,
        @Nullable String cursor) {

    static final int MAX_LIMIT = 1_000;
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_QUERY = 16_384;

    private static final JsonMapper JSON = new JsonMapper();

    /// @throws SearchRejected when the request is not allowed
    static Search of(TenantId tenant, SearchRequest request) {
        var mode = oneOf("mode", request.mode(), Mode.FULLTEXT, Mode.values());
        var text = text(request.query());
        var filters = Filter.allOf(request);
        var order = order(request);
        return new Search(
                tenant,
                list(tenant, mode, text, filters, order),
                text == null ? new Matching.Everything() : mode.matching(text),
                filters,
                order,
                facets(request),
                !Boolean.FALSE.equals(request.highlight()),
                limit(request.limit()),
                request.cursor());
    }

    /// Its page after a place.
    Query query(@Nullable Place after) {
        return new Query(
                tenant,
                after != null && after.mistyped() ? mistyped() : matching,
                filters,
                order,
                facets,
                highlight,
                limit,
                after);
    }

    /// Whether its words may have been mistyped.
    boolean isUncertain() {
        return matching instanceof Spoken(Words words) && !words.uncertain().isEmpty();
    }

    Matching mistyped() {
        return matching instanceof Spoken(Words words) ? new Mistyped(words) : matching;
    }

    static int limit(@Nullable Integer given) {
        int limit = Objects.requireNonNullElse(given, DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new SearchRejected.Invalid("limit", "must be from 1 to 1,000");
        }
        return limit;
    }

    static boolean isAscending(@Nullable String order) {
        return oneOf("sort_order", order, Direction.DESC, Direction.values()) == Direction.ASC;
    }

    private static @Nullable String text(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return null;
        }
        if (query.length() > MAX_QUERY) {
            throw new SearchRejected.Invalid("query", "over 16,384 characters");
        }
        return query.replace('\0', ' ');
    }

    private static Order order(SearchRequest request) {
        return new Order(
                oneOf("sort_by", request.sortBy(), Order.Key.RELEVANCE, Order.Key.values()),
                isAscending(request.sortOrder()));
    }

    private static List<Facet> facets(SearchRequest request) {
        return Objects.requireNonNullElse(request.facets(), List.<String>of()).stream()
                .map(name -> oneOf("facets", name, null, Facet.values()))
                .distinct()
                .toList();
    }

    private static String list(
            TenantId tenant,
            Mode mode,
            @Nullable String text,
            List<Fragment> filters,
            Order order) {
        var conditions = filters.stream().flatMap(it -> it.values().entrySet().stream());
        return JSON.writeValueAsString(
                Stream.concat(
                                Stream.of(tenant.value(), mode, order, text == null ? "" : text),
                                conditions)
                        .toList());
    }

    private static <T extends Enum<T>> T oneOf(
            String field, @Nullable String given, @Nullable T otherwise, T[] all) {
        if (given == null && otherwise != null) {
            return otherwise;
        }
        return Stream.of(all)
                .filter(it -> word(it).equals(given))
                .findFirst()
                .orElseThrow(() -> new SearchRejected.Invalid(field, "is none of " + words(all)));
    }

    private static String words(Enum<?>[] all) {
        return String.join(", ", Stream.of(all).map(Search::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private enum Direction {
        DESC,
        ASC
    }
}
