package org.artstore.auth.body;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the wording of refused bodies.
@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    @Bean
    ProblemMapping<BodyRejected> bodyProblems() {
        return new ProblemMapping<>(BodyRejected.class, BodyConfiguration::word);
    }

    private static Problem word(BodyRejected rejected) {
        return Problem.of(422, "invalid-content", "Content not allowed")
                .withDetail("The body has fields that are not allowed.")
                .with("errors", rejected.violations());
    }
}
