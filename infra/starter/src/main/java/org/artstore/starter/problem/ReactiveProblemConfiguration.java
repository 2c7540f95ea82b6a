package org.artstore.starter.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;

import tools.jackson.databind.json.JsonMapper;

/// Wires problems into a reactive service.
@AutoConfiguration(after = {ProblemConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveProblemConfiguration {

    @Bean
    ReactiveProblems reactiveProblems(Problems problems, JsonMapper json) {
        return new ReactiveProblems(problems, json);
    }
}
