package org.artstore.worker.job;

import org.artstore.schemas.account.Scopes;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

/// Begins jobs and shows them.
@RestController
@RequiresScope(Scopes.JOBS_WRITE)
final class JobEndpoint {

    private static final String KIND = "/api/v1/{kind:scrub|rebuild|check|orphan|drain}-jobs";

    private final Jobs jobs;

    JobEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/api/v1/{kind:scrub|rebuild|check|drain}-jobs")
    ResponseEntity<JobView> begin(@PathVariable String kind, @RequestBody JobRequest request) {
        return begun(jobs.begin(parsed(kind), request.element(), false));
    }

    /// Whoever wants something removed has to say so.
    @PostMapping("/api/v1/orphan-jobs")
    ResponseEntity<JobView> begin(
            @RequestParam(name = "dry_run", defaultValue = "true") boolean dryRun,
            @RequestBody JobRequest request) {
        return begun(jobs.begin(JobKind.ORPHAN, request.element(), dryRun));
    }

    @GetMapping(KIND)
    JobList all(@PathVariable String kind) {
        return new JobList(jobs.all(parsed(kind)), null);
    }

    @GetMapping(KIND + "/{jobId}")
    JobView show(@PathVariable String kind, @PathVariable String jobId) {
        return jobs.find(parsed(kind), jobId);
    }

    private static ResponseEntity<JobView> begun(JobView job) {
        var location = "/api/v1/" + job.kind().code() + "-jobs/" + job.jobId();
        return ResponseEntity.accepted().location(URI.create(location)).body(job);
    }

    private static JobKind parsed(String kind) {
        return JobKind.parse(kind).orElseThrow(JobRejected.Unknown::new);
    }
}
