package org.artstore.starter.endpoint;

import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Wires the wording of refused calls.
@AutoConfiguration
class EndpointConfiguration {

    @Bean
    ProblemMapping<EndpointRejected> endpointProblems() {
        return new ProblemMapping<>(EndpointRejected.class, EndpointProblems::word);
    }
}
