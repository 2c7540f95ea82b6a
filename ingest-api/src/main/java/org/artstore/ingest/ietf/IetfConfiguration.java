package org.artstore.ingest.ietf;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.resume.BodyAppends;
import org.artstore.ingest.resume.Resumption;
import org.artstore.ingest.resume.Succession;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/// Wires the IETF's resumable uploads.
@Configuration(proxyBeanMethods = false)
class IetfConfiguration {

    @Bean
    ProblemMapping<IetfRefused> ietfProblems() {
        return new ProblemMapping<>(IetfRefused.class, IetfRefused::problem);
    }

    @Bean
    PartAppends partAppends(Resumption resumption, BodyAppends bodies, Answers answers) {
        return new PartAppends(resumption, bodies, answers);
    }

    @Bean
    IetfCreation ietfCreation(Resumption resumption, Succession succession, PartAppends parts) {
        return new IetfCreation(resumption, succession, parts, Clock.systemUTC());
    }
}
