package org.artstore.worker.job;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.rebuild.RebuildReport;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/// Lets index-stream have the files of an element told again. It asks in the same words as often as
/// it likes: what is not known here, also because this process is a new one, is begun.
@RestController
@RequiresScope(Scopes.INTERNAL)
final class RebuildOrderEndpoint {

    private final Jobs jobs;

    RebuildOrderEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @PutMapping("/internal/v1/rebuild-jobs/{jobId}")
    RebuildReport order(@PathVariable UUID jobId, @RequestBody JobRequest request) {
        var job = jobs.ensure(jobId.toString(), JobKind.REBUILD, request.element());
        long untold = job.counts().values().stream().mapToLong(Long::longValue).sum();
        return new RebuildReport(
                job.elementId(), state(job), job.done(), job.total(), untold, job.failure());
    }

    private static RebuildReport.State state(JobView job) {
        return switch (job.state()) {
            case RUNNING -> RebuildReport.State.RUNNING;
            case COMPLETED -> RebuildReport.State.COMPLETED;
            case FAILED -> RebuildReport.State.FAILED;
        };
    }
}
