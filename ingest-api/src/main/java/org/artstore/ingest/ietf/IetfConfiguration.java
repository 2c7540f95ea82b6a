package org.artstore.ingest.ietf;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.resume.BodyAppends;
import org.artstore.ingest.resume.Resumption;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
