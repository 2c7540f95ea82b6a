package org.artstore.ingest.tus;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.resume.Resumption;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what stands before the endpoints of tus.
@Configuration(proxyBeanMethods = false)
class TusConfiguration {

    @Bean
    TusJoins tusJoins(Resumption resumption, Answers answers) {
        return new TusJoins(resumption, answers);
    }

    @Bean
    MethodOverride tusMethodOverride() {
        return new MethodOverride();
    }
}
