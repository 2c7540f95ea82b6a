package org.artstore.query.document;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.index.IndexTables;
import org.artstore.query.log.FileLog;
import org.artstore.query.log.Statuses;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.config.WebFluxConfigurer;

import java.time.InstantSource;

/// Wires the reading of documents by id.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentConfiguration implements WebFluxConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, FileId.class, FileId::parse);
    }

    @Bean
    MemoryCache memoryCache(DocumentSettings settings) {
        return new MemoryCache(settings.inMemory());
    }

    @Bean
    Versions versions(DocumentSettings settings) {
        return new Versions(settings.versions());
    }

    @Bean
    Documents documents(
            FileLog log,
            MemoryCache memory,
            RedisCache redis,
            Versions versions,
            IndexTables tables,
            DocumentSettings settings,
            MeterRegistry meters) {
        return new Documents(
                log, memory, redis, versions, tables, settings, InstantSource.system(), meters);
    }

    @Bean
    DocumentEndpoint documentEndpoint(Documents documents, Statuses statuses) {
        return new DocumentEndpoint(documents, statuses);
    }

    @Bean
    ProblemMapping<DocumentRejected> documentProblems() {
        return new ProblemMapping<>(DocumentRejected.class, DocumentConfiguration::word);
    }

    private static Problem word(DocumentRejected rejected) {
        return switch (rejected) {
            case DocumentRejected.NotFound _ -> Problem.of(404, "not-found", "Nothing is here");
            case DocumentRejected.Deleted _ ->
                    Problem.of(410, "deleted", "The document was deleted");
            case DocumentRejected.IndexBehind _ ->
                    Problem.of(503, "index-behind", "The index is behind the file log")
                            .withDetail("The document may be there; ask again later.")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }
}
