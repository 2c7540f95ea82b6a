package org.artstore.ingest.description;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.MetadataRejected;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.RetentionPolicy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A document in the words of its client.
///
/// @param ttlDays null for the default
public record Description(
        Metadata metadata, String contentType, RetentionPolicy policy, @Nullable Integer ttlDays) {

    /// @throws MetadataRejected when the time to live does not fit the policy or is out of range
    public Description {
        if (ttlDays != null) {
            requireLifetime(policy, ttlDays);
        }
    }

    /// How long a document that is created then is kept.
    public Retention retention(Instant createdAt) {
        return switch (policy) {
            case PERMANENT -> Retention.permanent();
            case TEMPORARY ->
                    Retention.temporary(
                            createdAt, ttlDays == null ? Retention.DEFAULT_TTL_DAYS : ttlDays);
        };
    }

    /// The same with these custom attributes.
    Description with(CustomAttributes attributes) {
        return new Description(
                new Metadata(
                        metadata.originalFilename(),
                        metadata.description(),
                        metadata.tags(),
                        attributes),
                contentType,
                policy,
                ttlDays);
    }

    private static void requireLifetime(RetentionPolicy policy, int days) {
        if (policy == RetentionPolicy.PERMANENT) {
            throw new MetadataRejected("/ttl_days", "a permanent document has none");
        }
        if (days < Retention.MIN_TTL_DAYS || days > Retention.MAX_TTL_DAYS) {
            throw new MetadataRejected("/ttl_days", "must be from 1 to 365");
        }
    }
}
