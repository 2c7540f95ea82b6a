package org.artstore.query.search;

import org.artstore.schemas.document.RetentionPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/// The same request as the query of a URL. Malformed values are refused here.
record SearchParameters(MultiValueMap<String, String> values) {

    static final String QUERY = "q";
    static final String MODE = "mode";
    static final String FILENAME = "filename";
    static final String FILE_EXTENSION = "file_extension";
    static final String TAGS = "tags";
    static final String CREATED_BY = "created_by";
    static final String CONTENT_TYPE = "content_type";
    static final String MIN_SIZE = "min_size";
    static final String MAX_SIZE = "max_size";
    static final String CREATED_AFTER = "created_after";
    static final String CREATED_BEFORE = "created_before";
    static final String RETENTION_POLICY = "retention_policy";
    static final String CUSTOM_ATTRIBUTES = "custom_attributes";
    static final String FACETS = "facets";
    static final String HIGHLIGHT = "highlight";
    static final String SORT_BY = "sort_by";
    static final String SORT_ORDER = "sort_order";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final JsonMapper JSON = new JsonMapper();

    SearchRequest toRequest() {
        return new SearchRequest(
                one(QUERY, text -> text),
                one(MODE, text -> text),
                one(FILENAME, text -> text),
                one(FILE_EXTENSION, text -> text),
                all(TAGS),
                one(CREATED_BY, text -> text),
                one(CONTENT_TYPE, text -> text),
                one(MIN_SIZE, Long::valueOf),
                one(MAX_SIZE, Long::valueOf),
                one(CREATED_AFTER, text -> OffsetDateTime.parse(text).toInstant()),
                one(CREATED_BEFORE, text -> OffsetDateTime.parse(text).toInstant()),
                one(RETENTION_POLICY, RetentionPolicy::parse),
                one(CUSTOM_ATTRIBUTES, text -> JSON.readValue(text, ObjectNode.class)),
                all(FACETS),
                one(HIGHLIGHT, SearchParameters::truth),
                one(SORT_BY, text -> text),
                one(SORT_ORDER, text -> text),
                one(LIMIT, Integer::valueOf),
                one(CURSOR, text -> text));
    }

    /// What a list of all documents takes of it.
    SearchRequest toListRequest() {
        return SearchRequest.ofAll(
                one(SORT_ORDER, text -> text),
                one(LIMIT, Integer::valueOf),
                one(CURSOR, text -> text));
    }

    private List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private <T> @Nullable T one(String name, Function<String, T> reader) {
        var given = all(name);
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > 1) {
            throw new SearchRejected.Malformed(name, "is given more than once");
        }
        try {
            return reader.apply(given.getFirst());
        } catch (DateTimeException | IllegalArgumentException | JacksonException _) {
            throw new SearchRejected.Malformed(name, "has a value that it cannot have");
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
