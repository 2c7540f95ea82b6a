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
/// @param telling what the elements tell to the log first; null when the log is read as it is
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
        @Nullable Telling telling,
        @Nullable Findings findings,
        @Nullable String failure) {

    /// Whether the log has what the elements were to tell.
    public boolean isTold() {
        return telling == null || telling.ended();
    }

    /// Whether the live generation had seen another log, so that the two cannot meet.
    public boolean isLeap() {
        return findings != null && findings.live() == null;
    }

    /// Whether readers would see something else after a switch.
    public boolean isDifferent() {
        return findings == null || !findings.isEqual();
    }
}
