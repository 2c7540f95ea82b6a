package org.artstore.index.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.rebuild.RebuildReport;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// An element whose files are told to the log again before it is read.
///
/// @param rebuildJobId the job of its worker
/// @param done files that were told
/// @param total of how many, more or less; of an element that is left out, what the live index has
/// @param untold of those done, files that could not be told, because their attr.json is damaged
/// @param failures how many jobs of its worker failed
/// @param nextTry before that, nothing is tried after a failure
/// @param waiting why it does not go on now
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToldElement(
        ElementId elementId,
        State state,
        UUID rebuildJobId,
        long done,
        long total,
        long untold,
        int failures,
        @Nullable Instant nextTry,
        @Nullable String waiting) {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    /// How far an element is.
    public enum State {
        /// Nothing is told now.
        WAITING,
        /// Its worker tells.
        TELLING,
        /// All of its files are in the log.
        TOLD,
        /// Somebody has said that it is not to be waited for.
        LEFT_OUT;

        @JsonCreator
        static State parse(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One that nothing was tried with.
    public static ToldElement waiting(ElementId element, UUID rebuildJob) {
        return new ToldElement(element, State.WAITING, rebuildJob, 0, 0, 0, 0, null, null);
    }

    /// One that is not waited for.
    ///
    /// @param documents that the live index has of it
    public static ToldElement leftOut(ElementId element, UUID rebuildJob, long documents) {
        return new ToldElement(element, State.LEFT_OUT, rebuildJob, 0, documents, 0, 0, null, null);
    }

    /// Whether nothing is to be done any more.
    public boolean isFinished() {
        return state == State.TOLD || state == State.LEFT_OUT;
    }

    /// Whether its worker may be asked now.
    public boolean isDue(Instant now) {
        return nextTry == null || !now.isBefore(nextTry);
    }

    /// While it cannot go on.
    public ToldElement waiting(String why) {
        return new ToldElement(
                elementId,
                State.WAITING,
                rebuildJobId,
                done,
                total,
                untold,
                failures,
                nextTry,
                why);
    }

    /// After what its worker has said. A job that failed is followed by another one, after a pause:
    /// each tells all over again.
    ///
    /// @param another an id for it
    public ToldElement after(RebuildReport report, Instant now, UUID another) {
        return switch (report.state()) {
            case RUNNING -> told(State.TELLING, report);
            case COMPLETED -> told(State.TOLD, report);
            case FAILED ->
                    new ToldElement(
                            elementId,
                            State.WAITING,
                            another,
                            report.done(),
                            report.total(),
                            report.untold(),
                            failures + 1,
                            now.plus(pause()),
                            "its rebuild job failed: " + report.failure());
        };
    }

    private ToldElement told(State next, RebuildReport report) {
        return new ToldElement(
                elementId,
                next,
                rebuildJobId,
                report.done(),
                report.total(),
                report.untold(),
                failures,
                null,
                null);
    }

    private Duration pause() {
        return SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    }
}
