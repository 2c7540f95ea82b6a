package org.artstore.starter.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.List;

/// Wires the wording of errors, for either kind of service.
@AutoConfiguration
class ProblemConfiguration {

    @Bean
    Problems problems(List<ProblemMapping<?>> mappings) {
        return new Problems(mappings);
    }
}
