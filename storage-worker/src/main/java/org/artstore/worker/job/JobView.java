package org.artstore.worker.job;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A job as its operator sees it.
///
/// @param done files that were looked at
/// @param total of how many, more or less
/// @param failure why it failed
/// @param counts how often each finding was made
/// @param findings the first of them
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        String jobId,
        JobKind kind,
        ElementId elementId,
        boolean dryRun,
        JobState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long done,
        long total,
        @Nullable String failure,
        Map<String, Long> counts,
        List<JobFinding> findings) {}
