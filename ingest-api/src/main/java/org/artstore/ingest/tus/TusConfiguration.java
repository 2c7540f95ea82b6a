package org.artstore.ingest.tus;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.resume.BodyAppends;
import org.artstore.ingest.resume.Resumption;
import org.artstore.ingest.resume.Succession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/// Wires what stands before the endpoints of tus.
@Configuration(proxyBeanMethods = false)
class TusConfiguration {

    @Bean
    TusJoins tusJoins(Resumption resumption, Answers answers) {
        return new TusJoins(resumption, answers);
    }

    @Bean
    TusAppends tusAppends(Resumption resumption, BodyAppends bodies, Answers answers) {
        return new TusAppends(resumption, bodies, answers);
    }

    @Bean
    TusCreation tusCreation(
            Resumption resumption, Succession succession, TusAppends appends, TusJoins joins) {
        return new TusCreation(resumption, succession, appends, joins, Clock.systemUTC());
    }

    @Bean
    MethodOverride tusMethodOverride() {
        return new MethodOverride();
    }
}
