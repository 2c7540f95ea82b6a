package org.artstore.ingest.refusal;

import org.artstore.schemas.document.MetadataRejected;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the wording of refusals.
@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

    @Bean
    ProblemMapping<UploadRefused> refusalProblems() {
        return new ProblemMapping<>(
                UploadRefused.class, refused -> RefusalProblems.word(refused.refusal()));
    }

    @Bean
    ProblemMapping<MetadataRejected> metadataProblems() {
        return new ProblemMapping<>(
                MetadataRejected.class,
                rejected ->
                        RefusalProblems.word(
                                new Refusal.NotAllowed(rejected.pointer(), rejected.detail())));
    }
}
