package org.artstore.index.reindex;

import org.artstore.index.compare.Comparison;
import org.artstore.index.job.JobRejected;
import org.artstore.index.retelling.Retelling;
import org.artstore.index.telemetry.ReindexMeters;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.lifetime.Turns;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Wires jobs that build generations.
@Configuration(proxyBeanMethods = false)
class ReindexConfiguration {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    @Bean
    ReindexJobs reindexJobs(DataSource database, ReindexSettings settings) {
        return new ReindexJobs(database, new Turnover(database, settings.meetWithin()));
    }

    @Bean
    Turns jobLife(
            DataSource database,
            KafkaClients clients,
            Retelling retelling,
            ReindexMeters meters,
            ReindexSettings settings) {
        var comparison = new Comparison(database, settings.meetWithin());
        var life =
                new JobLife(
                        database,
                        new Conductor(database, clients, retelling, comparison),
                        new Sweep(database, clients, settings.keep()),
                        meters);
        return new Turns("reindex", settings.interval(), STOP_WITHIN, life);
    }

    @Bean
    ProblemMapping<JobRejected> jobProblems() {
        return new ProblemMapping<>(JobRejected.class, ReindexConfiguration::word);
    }

    private static Problem word(JobRejected rejected) {
        return switch (rejected) {
            case JobRejected.Unknown _ -> Problem.of(404, "not-found", "Nothing is here");
            case JobRejected.BadCursor _ -> Problem.of(400, "invalid-cursor", "Invalid cursor");
            case JobRejected.BadLimit _ ->
                    Problem.of(400, "invalid-parameter", "Invalid parameter")
                            .withDetail("The limit is from 1 to 1000.");
            case JobRejected.Invalid refused -> invalid(refused);
            case JobRejected.Running refused ->
                    Problem.of(409, "job-running", "A job is building an index")
                            .with("job_id", refused.jobId());
            case JobRejected.Illegal refused ->
                    Problem.of(409, "invalid-transition", "The job does not allow it now")
                            .with("state", refused.state().code());
            case JobRejected.Dropped _ ->
                    Problem.of(409, "generation-dropped", "The index before is gone");
            case JobRejected.Different _ ->
                    Problem.of(409, "index-differs", "The new index differs from the live one")
                            .withDetail("To switch all the same, add ?confirm=true.");
            case JobRejected.Behind _ ->
                    Problem.of(503, "index-behind", "An index does not catch up with the other")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
            case JobRejected.Unavailable _ ->
                    Problem.of(503, "index-unavailable", "The index is not available now")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }

    private static Problem invalid(JobRejected.Invalid refused) {
        var error = Map.of("pointer", "/" + refused.field(), "detail", refused.reason());
        return Problem.of(422, "invalid-content", "Content not allowed")
                .withDetail("The body has a field that is not allowed.")
                .with("errors", List.of(error));
    }
}
