package org.artstore.index.reindex;

import org.artstore.index.job.Job;
import org.artstore.index.job.JobCommand;
import org.artstore.index.job.JobRejected;
import org.artstore.index.telemetry.ReindexMeters;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Begins jobs, shows them, and tells them what to do.
@RestController
@RequiresScope(Scopes.JOBS_WRITE)
final class ReindexEndpoint {

    private static final String JOBS = "/api/v1/reindex-jobs";
    private static final int LONGEST_PAGE = 1_000;

    private final ReindexJobs jobs;
    private final ReindexMeters meters;
    private final Duration keep;

    ReindexEndpoint(ReindexJobs jobs, ReindexMeters meters, ReindexSettings settings) {
        this.jobs = jobs;
        this.meters = meters;
        this.keep = settings.keep();
    }

    @PostMapping(JOBS)
    Mono<ResponseEntity<JobView>> begin(@RequestBody ReindexRequest request, Caller caller) {
        return elsewhere(
                () -> {
                    var job = view(jobs.begin(request, caller.clientId().value()));
                    return ResponseEntity.accepted()
                            .location(URI.create(JOBS + "/" + job.jobId()))
                            .body(job);
                });
    }

    @GetMapping(JOBS)
    Mono<JobPage> all(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new JobRejected.BadLimit();
        }
        return elsewhere(
                () ->
                        JobPage.of(
                                jobs.page(after(cursor), limit + 1).stream()
                                        .map(this::view)
                                        .toList(),
                                limit));
    }

    @GetMapping(JOBS + "/{jobId}")
    Mono<JobView> show(@PathVariable UUID jobId) {
        return elsewhere(() -> view(jobs.find(jobId)));
    }

    @PostMapping(JOBS + "/{jobId}/{command:pause|resume|abort|switch|rollback}")
    Mono<JobView> tell(
            @PathVariable UUID jobId,
            @PathVariable String command,
            @RequestParam(defaultValue = "false") boolean confirm) {
        var told = JobCommand.parse(command).orElseThrow(JobRejected.Unknown::new);
        return elsewhere(() -> view(jobs.tell(jobId, told, confirm)))
                .doOnSuccess(_ -> meters.told(command, "done"))
                .doOnError(_ -> meters.told(command, "refused"));
    }

    private JobView view(Job job) {
        return JobView.of(job, keep);
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException _) {
            throw new JobRejected.BadCursor();
        }
    }

    /// The database is waited for, so not on the threads that serve everybody.
    private static <T> Mono<T> elsewhere(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
