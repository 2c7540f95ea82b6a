package org.artstore.query.precondition;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the wording of a failed precondition.
@Configuration(proxyBeanMethods = false)
class PreconditionConfiguration {

    @Bean
    ProblemMapping<PreconditionFailed> preconditionProblems() {
        return new ProblemMapping<>(
                PreconditionFailed.class,
                _ ->
                        Problem.of(412, "precondition-failed", "Precondition failed")
                                .withDetail("If-Match does not name the current state."));
    }
}
