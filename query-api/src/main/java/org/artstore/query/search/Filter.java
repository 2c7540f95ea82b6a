package org.artstore.query.search;

import org.artstore.query.match.Fragment;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Conditions that documents must satisfy beside what is looked for.
final class Filter {

    static final int MAX_TAGS = 50;

    private static final String FILENAME = "d.name_key like live.pattern(live.folded(:filename))";
    private static final String CREATED_AFTER = "d.created_at >= :created_after";
    private static final String CREATED_BEFORE = "d.created_at <= :created_before";
    private static final String ATTRIBUTES =
            "d.custom_attributes @> cast(:custom_attributes as jsonb)";

    private Filter() {}

    /// The filters of a request.
    ///
    /// @throws SearchRejected when there are too many
    static List<Fragment> allOf(SearchRequest request) {
        return Stream.of(
                        given("filename", FILENAME, request.filename()),
                        given("tags", "d.tags @> :tags", tags(request)),
                        equal("created_by", "d.created_by_id", request.createdBy()),
                        equal("content_type", "d.content_type", request.contentType()),
                        equal("file_extension", "d.file_extension", extension(request)),
                        equal("retention_policy", "d.retention_policy", policy(request)),
                        given("min_size", "d.file_size >= :min_size", request.minSize()),
                        given("max_size", "d.file_size <= :max_size", request.maxSize()),
                        given("created_after", CREATED_AFTER, request.createdAfter()),
                        given("created_before", CREATED_BEFORE, request.createdBefore()),
                        given("custom_attributes", ATTRIBUTES, attributes(request)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Fragment equal(String name, String column, @Nullable Object value) {
        return given(name, column + " = :" + name, value);
    }

    private static @Nullable Fragment given(String name, String condition, @Nullable Object value) {
        return value == null ? null : Fragment.of(condition, name, value);
    }

    private static String @Nullable [] tags(SearchRequest request) {
        var tags = request.tags();
        if (tags == null || tags.isEmpty()) {
            return null;
        }
        if (tags.size() > MAX_TAGS) {
            throw new SearchRejected.Invalid("tags", "over 50 tags");
        }
        return tags.toArray(String[]::new);
    }

    private static @Nullable String extension(SearchRequest request) {
        var extension = request.fileExtension();
        return extension == null ? null : extension.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String policy(SearchRequest request) {
        var policy = request.retentionPolicy();
        return policy == null ? null : policy.toString();
    }

    private static @Nullable String attributes(SearchRequest request) {
        var attributes = request.customAttributes();
        return attributes == null ? null : attributes.toString();
    }
}
