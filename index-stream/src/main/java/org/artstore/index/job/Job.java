package org.artstore.index.job;

import org.artstore.index.generation.Generation;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A job as the registry has it.
///
/// @param generation that it builds
/// @param replaced the one that readers saw before; null unless it was switched
/// @param rateLimit records a second
/// @param findings null until it was compared
public record Job(
        UUID id,
        Generation generation,
        @Nullable Generation replaced,
        String source,
        @Nullable Integer rateLimit,
        JobState state,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant switchedAt,
        Progress progress,
        @Nullable Findings findings,
        @Nullable String failure) {

    /// Whether readers would see something else after a switch.
    public boolean isDifferent() {
        return findings == null || !findings.isEqual();
    }
}
