package org.artstore.index.reindex;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.index.job.Findings;
import org.artstore.index.job.Job;
import org.artstore.index.job.JobState;
import org.artstore.index.job.ToldElement;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A job as its operator sees it.
///
/// @param phase of the building: `telling` while the elements tell the log of their files, then
/// `indexing`
/// @param done records of the log that are in the new generation; in `telling` files told
/// @param total records of the log; in `telling` files of the elements
/// @param rate records a second, lately
/// @param eta when it will have caught up at this rate; null unless it is building
/// @param equal whether the new generation is what the live one was; null until it was compared
/// @param differing documents that are not the same in both
/// @param differingSearches of a sample, those that found other documents
/// @param waiting why it does not go on now
/// @param elements what each of them has told, if they were to tell
/// @param rollbackUntil until when there is a way back
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        UUID jobId,
        String source,
        String from,
        @Nullable Integer rateLimit,
        JobState state,
        @Nullable String phase,
        int generation,
        long done,
        long total,
        double rate,
        @Nullable Instant eta,
        @Nullable String waiting,
        @Nullable List<ToldElement> elements,
        @Nullable Hashes hashes,
        @Nullable Counts documents,
        @Nullable Boolean equal,
        @Nullable Long differing,
        @Nullable Integer differingSearches,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant switchedAt,
        @Nullable Instant rollbackUntil,
        @Nullable String failure) {

    /// @param live null when the live generation had seen another log
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Hashes(@Nullable String live, String built) {}

    /// @param live null when the live generation had seen another log
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Counts(@Nullable Long live, long built) {}

    static JobView of(Job job, Duration keep) {
        var findings = job.findings();
        var switched = job.switchedAt();
        var telling = job.telling();
        return new JobView(
                job.id(),
                job.source(),
                ReindexRequest.BEGINNING,
                job.rateLimit(),
                job.state(),
                phase(job),
                job.generation().number(),
                job.progress().done(),
                job.progress().total(),
                Math.rint(job.progress().rate() * 10) / 10,
                eta(job),
                telling == null ? null : telling.waiting(),
                telling == null ? null : telling.elements(),
                findings == null ? null : hashes(findings),
                findings == null ? null : counts(findings),
                findings == null ? null : findings.isEqual(),
                findings == null ? null : findings.differing(),
                findings == null ? null : findings.differingSearches(),
                job.createdBy(),
                job.createdAt(),
                job.updatedAt(),
                switched,
                job.state() == JobState.SWITCHED && switched != null ? switched.plus(keep) : null,
                job.failure());
    }

    private static @Nullable String phase(Job job) {
        return switch (job.state()) {
            case BUILDING, PAUSED -> job.isTold() ? "indexing" : "telling";
            case READY, SWITCHED, ROLLED_BACK, ABORTED, FAILED -> null;
        };
    }

    private static @Nullable Instant eta(Job job) {
        double left = job.progress().secondsLeft();
        return job.state() == JobState.BUILDING && Double.isFinite(left)
                ? job.updatedAt().plusMillis((long) (left * 1_000))
                : null;
    }

    private static Hashes hashes(Findings findings) {
        var live = findings.live();
        return new Hashes(live == null ? null : live.hash(), findings.built().hash());
    }

    private static Counts counts(Findings findings) {
        var live = findings.live();
        return new Counts(live == null ? null : live.documents(), findings.built().documents());
    }
}
