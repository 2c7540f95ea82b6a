package org.artstore.query.freshness;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.index.IndexTables;
import org.artstore.query.log.FileLog;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.time.InstantSource;

/// Wires reads that wait for writes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FreshnessSettings.class)
class FreshnessConfiguration {

    @Bean
    LogExtents logExtents(KafkaClients clients, FreshnessSettings settings) {
        return new LogExtents(clients, settings.logKnownFor(), InstantSource.system());
    }

    @Bean
    AfterFilter afterFilter(
            LogExtents extents,
            IndexTables tables,
            FileLog log,
            FreshnessSettings settings,
            MeterRegistry meters) {
        var freshness = new Freshness(Look.at(extents, tables), settings, meters);
        return new AfterFilter(freshness, log);
    }

    @Bean
    ProblemMapping<FreshnessRejected> freshnessProblems() {
        return new ProblemMapping<>(FreshnessRejected.class, FreshnessConfiguration::word);
    }

    private static Problem word(FreshnessRejected rejected) {
        return switch (rejected) {
            case FreshnessRejected.Malformed _ ->
                    Problem.of(400, "malformed-receipt", "Malformed receipt")
                            .withDetail(
                                    "The header Artstore-After takes one receipt as a write gave"
                                            + " it.");
            case FreshnessRejected.NotInLog refused ->
                    Problem.of(409, "receipt-not-in-log", "The file log has no such event")
                            .withDetail(missing(refused))
                            .with("receipt", refused.receipt().toString());
            case FreshnessRejected.Behind refused -> behind(refused);
            case FreshnessRejected.TooManyWait _ ->
                    Problem.of(503, "too-many-waiting", "Too many reads wait")
                            .withDetail("Ask again, or without Artstore-After.")
                            .withHeader(HttpHeaders.RETRY_AFTER, "1");
        };
    }

    private static String missing(FreshnessRejected.NotInLog refused) {
        var partition = refused.receipt().partition();
        return refused.isPartitionMissing()
                ? "It has no partition %d.".formatted(partition)
                : ("Its partition %d ends before it: the log was replaced or rewound, or the"
                                + " receipt is of another one.")
                        .formatted(partition);
    }

    private static Problem behind(FreshnessRejected.Behind refused) {
        var problem =
                Problem.of(503, "index-behind", "The index is behind the file log")
                        .with("receipt", refused.receipt().toString())
                        .withHeader(HttpHeaders.RETRY_AFTER, "1");
        var applied = refused.applied();
        if (applied.isEmpty()) {
            return problem.withDetail("How far it is cannot be learned now.");
        }
        long missing = Math.max(1, refused.receipt().offset() + 1 - applied.getAsLong());
        return problem.withDetail("It lacks %d events up to this one.".formatted(missing))
                .with("applied", applied.getAsLong())
                .with("missing", missing);
    }
}
