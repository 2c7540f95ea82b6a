package org.artstore.ingest.idempotency;

import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the wording of what becomes of keys.
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    ProblemMapping<IdempotencyRejected> idempotencyProblems() {
        return new ProblemMapping<>(
                IdempotencyRejected.class, it -> IdempotencyProblems.word(it.reason()));
    }
}
