package org.artstore.index.reindex;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;

/// Jobs, the newest first.
///
/// @param nextCursor where the next page begins; null on the last one
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record JobPage(List<JobView> items, @Nullable String nextCursor) {

    /// @param found up to one more than fit
    static JobPage of(List<JobView> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new JobPage(
                List.copyOf(shown),
                found.size() > limit ? shown.getLast().jobId().toString() : null);
    }
}
