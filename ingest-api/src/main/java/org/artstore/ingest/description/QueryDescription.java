package org.artstore.ingest.description;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.List;

/// Reads a description from query parameters.
public final class QueryDescription {

    public static final String FILENAME = "filename";
    public static final String RETENTION_POLICY = "retention_policy";
    public static final String TTL_DAYS = "ttl_days";
    public static final String DESCRIPTION = "description";
    public static final String TAGS = "tags";

    private QueryDescription() {}

    /// The description that the parameters give.
    ///
    /// @throws UploadRefused when a parameter is missing or malformed
    /// @throws org.artstore.schemas.document.MetadataRejected when a value breaks a rule
    public static Description read(MultiValueMap<String, String> query, String contentType) {
        var filename = single(query, FILENAME);
        if (filename == null) {
            throw new UploadRefused(new Refusal.MissingParameter(FILENAME));
        }
        var tags = query.getOrDefault(TAGS, List.of());
        return new Description(
                new Metadata(filename, single(query, DESCRIPTION), tags, CustomAttributes.NONE),
                contentType,
                Policies.parse(single(query, RETENTION_POLICY)),
                days(single(query, TTL_DAYS)));
    }

    private static @Nullable String single(MultiValueMap<String, String> query, String name) {
        var values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new UploadRefused(new Refusal.MalformedParameter(name));
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable Integer days(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw new UploadRefused(new Refusal.MalformedParameter(TTL_DAYS));
        }
    }
}
