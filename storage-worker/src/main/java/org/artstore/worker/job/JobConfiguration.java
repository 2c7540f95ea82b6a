package org.artstore.worker.job;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.artstore.worker.element.OwnElements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Wires jobs.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobConfiguration {

    @Bean
    Jobs jobs(
            OwnElements elements, List<JobTask> tasks, JobSettings settings, InstantSource clock) {
        return new Jobs(elements, tasks, settings, clock);
    }

    @Bean
    ProblemMapping<JobRejected> jobProblems() {
        return new ProblemMapping<>(JobRejected.class, JobConfiguration::word);
    }

    private static Problem word(JobRejected rejected) {
        return switch (rejected) {
            case JobRejected.Unknown _ -> Problem.of(404, "not-found", "Nothing is here");
            case JobRejected.Invalid refused ->
                    Problem.of(422, "invalid-content", "Content not allowed")
                            .withDetail("The body has a field that is not allowed.")
                            .with(
                                    "errors",
                                    List.of(
                                            Map.of(
                                                    "pointer",
                                                    "/" + refused.field(),
                                                    "detail",
                                                    refused.reason())));
            case JobRejected.Offline _ ->
                    Problem.of(503, "element-offline", "The storage element is offline")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
            case JobRejected.Running refused ->
                    Problem.of(409, "job-running", "Such a job is running on the element")
                            .with("job_id", refused.jobId());
            case JobRejected.TooMany _ ->
                    Problem.of(429, "too-many-jobs", "Too many jobs are running")
                            .withHeader(HttpHeaders.RETRY_AFTER, "60");
        };
    }
}
