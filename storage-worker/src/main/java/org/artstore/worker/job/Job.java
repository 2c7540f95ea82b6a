package org.artstore.worker.job;

import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One job from its beginning on.
final class Job {

    private final String id;
    private final JobKind kind;
    private final ElementId element;
    private final JobRun run;
    private final Instant startedAt;
    private volatile JobState state = JobState.RUNNING;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable String failure;

    Job(String id, JobKind kind, ElementId element, JobRun run, Instant startedAt) {
        this.id = id;
        this.kind = kind;
        this.element = element;
        this.run = run;
        this.startedAt = startedAt;
    }

    String id() {
        return id;
    }

    JobKind kind() {
        return kind;
    }

    ElementId element() {
        return element;
    }

    JobRun run() {
        return run;
    }

    boolean isRunning() {
        return state == JobState.RUNNING;
    }

    void end(JobState end, @Nullable String why, Instant now) {
        failure = why;
        endedAt = now;
        state = end;
    }

    JobView view() {
        var progress = run.progress();
        return new JobView(
                id,
                kind,
                element,
                run.isDryRun(),
                state,
                startedAt,
                endedAt,
                progress.done(),
                progress.total(),
                failure,
                progress.counts(),
                progress.findings());
    }
}
