package org.artstore.index.reindex;

import org.artstore.index.job.JobRejected;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What an operator asks for.
///
/// @param source where the documents come from: `log`
/// @param from where it begins: `beginning`
/// @param rateLimit records a second at most
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReindexRequest(@Nullable String source, @Nullable String from, @Nullable Integer rateLimit) {

    static final String BEGINNING = "beginning";
    private static final String LOG = "log";

    /// @throws JobRejected.Invalid when it is not one that can be had
    String origin() {
        if (from != null && !from.equals(BEGINNING)) {
            throw new JobRejected.Invalid(
                    "from", "can only be `beginning`: else documents would be missing");
        }
        if (LOG.equals(source)) {
            return LOG;
        }
        if ("elements".equals(source)) {
            throw new JobRejected.Invalid(
                    "source",
                    "cannot be `elements` here: let rebuild jobs of the storage workers tell the"
                            + " log of every file again, then reindex from `log`");
        }
        throw new JobRejected.Invalid("source", "must be `log`");
    }

    /// @throws JobRejected.Invalid when it is no rate
    @Nullable Integer limit() {
        if (rateLimit != null && rateLimit < 1) {
            throw new JobRejected.Invalid("rate_limit", "must be at least 1");
        }
        return rateLimit;
    }
}
