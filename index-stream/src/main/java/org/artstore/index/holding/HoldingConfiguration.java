package org.artstore.index.holding;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import javax.sql.DataSource;

/// Wires the questions of other services about the index. They take one connection at a time.
@Configuration(proxyBeanMethods = false)
class HoldingConfiguration {

    private static final int WAITING = 64;

    @Bean(destroyMethod = "dispose")
    Scheduler holdingThread() {
        return Schedulers.newBoundedElastic(1, WAITING, "holdings");
    }

    @Bean
    HoldingEndpoint holdingEndpoint(DataSource indexDatabase, Scheduler holdingThread) {
        return new HoldingEndpoint(new HoldingTable(indexDatabase), holdingThread);
    }

    @Bean
    ProblemMapping<HoldingRejected> holdingProblems() {
        return new ProblemMapping<>(HoldingRejected.class, HoldingConfiguration::word);
    }

    private static Problem word(HoldingRejected rejected) {
        return switch (rejected) {
            case HoldingRejected.Malformed refused ->
                    Problem.of(400, "malformed-parameter", "Malformed parameter")
                            .withDetail("'" + refused.parameter() + "' has a value it cannot have.")
                            .with("parameter", refused.parameter());
            case HoldingRejected.Unavailable _ ->
                    Problem.of(503, "index-unavailable", "The index cannot be read now")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }
}
