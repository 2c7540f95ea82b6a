package org.artstore.schemas.document;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How long one document is kept, and what forbids its deletion.
public record Retention(
        @JsonProperty("retention_policy") RetentionPolicy policy,
        @Nullable Integer ttlDays,
        @Nullable Instant expiresAt,
        @Nullable Instant retainUntil,
        boolean legalHold) {

    public static final int MIN_TTL_DAYS = 1;
    public static final int MAX_TTL_DAYS = 365;
    public static final int DEFAULT_TTL_DAYS = 30;

    public Retention {
        if ((policy == RetentionPolicy.TEMPORARY) != (ttlDays != null)
                || (ttlDays == null) != (expiresAt == null)) {
            throw new IllegalArgumentException("a document expires if and only if it is temporary");
        }
    }

    /// Kept for `ttlDays` from its creation on.
    ///
    /// @throws MetadataRejected when the number of days is out of range
    public static Retention temporary(Instant createdAt, int ttlDays) {
        if (ttlDays < MIN_TTL_DAYS || ttlDays > MAX_TTL_DAYS) {
            throw new MetadataRejected("/ttl_days", "must be from 1 to 365");
        }
        var expiresAt = createdAt.plus(Duration.ofDays(ttlDays));
        return new Retention(RetentionPolicy.TEMPORARY, ttlDays, expiresAt, null, false);
    }

    /// Kept for ever.
    public static Retention permanent() {
        return new Retention(RetentionPolicy.PERMANENT, null, null, null, false);
    }
}
