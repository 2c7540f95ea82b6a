package org.artstore.query.search;

import org.artstore.schemas.document.RetentionPolicy;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/// What a client asks for, as it stands in the body of a search.
record SearchRequest(
        @Nullable String query,
        @Nullable String mode,
        @Nullable String filename,
        @Nullable String fileExtension,
        @Nullable List<String> tags,
        @Nullable String createdBy,
        @Nullable String contentType,
        @Nullable Long minSize,
        @Nullable Long maxSize,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable RetentionPolicy retentionPolicy,
        @Nullable ObjectNode customAttributes,
        @Nullable List<String> facets,
        @Nullable Boolean highlight,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable Integer limit,
        @Nullable String cursor) {

    /// All documents by their creation time.
    static SearchRequest ofAll(
            @Nullable String sortOrder, @Nullable Integer limit, @Nullable String cursor) {
        return new SearchRequest(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "created_at",
                sortOrder,
                limit,
                cursor);
    }
}
