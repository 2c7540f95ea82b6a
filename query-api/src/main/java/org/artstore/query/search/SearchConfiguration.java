package org.artstore.query.search;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.cursor.Cursors;
import org.artstore.query.log.FileLog;
import org.artstore.query.log.Statuses;
import org.artstore.query.page.Pages;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.util.List;
import java.util.Map;

/// Wires search.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    SearchEndpoint searchEndpoint(
            Pages pages, Cursors cursors, FileLog log, Statuses statuses, MeterRegistry meters) {
        return new SearchEndpoint(new Searches(pages, cursors, log, statuses, meters));
    }

    @Bean
    ProblemMapping<SearchRejected> searchProblems() {
        return new ProblemMapping<>(SearchRejected.class, SearchConfiguration::word);
    }

    private static Problem word(SearchRejected rejected) {
        return switch (rejected) {
            case SearchRejected.Malformed refused ->
                    Problem.of(400, "malformed-parameter", "Malformed parameter")
                            .withDetail(
                                    "The parameter '%s' %s."
                                            .formatted(refused.parameter(), refused.detail()))
                            .with("parameter", refused.parameter());
            case SearchRejected.Invalid refused ->
                    Problem.of(422, "invalid-content", "Content not allowed")
                            .withDetail("The search has a field that is not allowed.")
                            .with("errors", errors(refused.field(), refused.detail()));
            case SearchRejected.Unavailable _ ->
                    Problem.of(503, "search-unavailable", "Search is not available now")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
            case SearchRejected.TooSlow _ ->
                    Problem.of(503, "search-timeout", "The search took too long")
                            .withDetail("Look for rarer words, or filter more.");
        };
    }

    private static List<Map<String, String>> errors(String field, String detail) {
        return List.of(Map.of("pointer", "/" + field, "detail", detail));
    }
}
