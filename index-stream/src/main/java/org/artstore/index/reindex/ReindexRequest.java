package org.artstore.index.reindex;

import org.artstore.index.job.JobRejected;
import org.artstore.index.job.Telling;
import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;
import java.util.Objects;

/// What an operator asks for.
///
/// @param source where the documents come from: `log`, or `elements`, which tell the log first
/// @param from where it begins: `beginning`
/// @param rateLimit records a second at most
/// @param without elements that are not to be waited for: what they have is not told
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReindexRequest(
        @Nullable String source,
        @Nullable String from,
        @Nullable Integer rateLimit,
        @Nullable List<ElementId> without) {

    static final String BEGINNING = "beginning";
    private static final String LOG = "log";
    private static final String ELEMENTS = "elements";

    /// @throws JobRejected.Invalid when it is not one that can be had
    String origin() {
        if (from != null && !from.equals(BEGINNING)) {
            throw new JobRejected.Invalid(
                    "from", "can only be `beginning`: else documents would be missing");
        }
        if (source == null || !(source.equals(LOG) || source.equals(ELEMENTS))) {
            throw new JobRejected.Invalid("source", "must be `log` or `elements`");
        }
        return source;
    }

    /// What the elements tell first; null when the log is read as it is.
    ///
    /// @throws JobRejected.Invalid when it is not one that can be had
    @Nullable Telling telling() {
        if (LOG.equals(source) && without != null) {
            throw new JobRejected.Invalid("without", "is for the source `elements`");
        }
        if (without != null && without.stream().anyMatch(Objects::isNull)) {
            throw new JobRejected.Invalid("without", "must be ids of elements");
        }
        return LOG.equals(source) ? null : Telling.begin(without == null ? List.of() : without);
    }

    /// @throws JobRejected.Invalid when it is no rate
    @Nullable Integer limit() {
        if (rateLimit != null && rateLimit < 1) {
            throw new JobRejected.Invalid("rate_limit", "must be at least 1");
        }
        return rateLimit;
    }
}
