package org.artstore.query.search;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.index.IndexTables;
import org.artstore.query.log.FileLog;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires search.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    SearchEndpoint searchEndpoint(IndexTables tables, FileLog log, MeterRegistry meters) {
        return new SearchEndpoint(new Searches(tables, log, meters));
    }

    @Bean
    ProblemMapping<SearchRejected> searchProblems() {
        return new ProblemMapping<>(SearchRejected.class, SearchProblems::word);
    }
}
