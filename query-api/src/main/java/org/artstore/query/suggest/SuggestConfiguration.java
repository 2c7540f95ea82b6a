package org.artstore.query.suggest;

import org.artstore.query.index.IndexTables;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/// Wires suggestions.
@Configuration(proxyBeanMethods = false)
class SuggestConfiguration {

    @Bean
    SuggestEndpoint suggestEndpoint(IndexTables tables) {
        return new SuggestEndpoint(new Suggestions(tables));
    }

    @Bean
    ProblemMapping<SuggestRejected> suggestProblems() {
        return new ProblemMapping<>(SuggestRejected.class, SuggestConfiguration::word);
    }

    private static Problem word(SuggestRejected rejected) {
        return switch (rejected) {
            case SuggestRejected.Malformed refused ->
                    Problem.of(400, "malformed-parameter", "Malformed parameter")
                            .withDetail(
                                    "The parameter '%s' %s."
                                            .formatted(refused.parameter(), refused.detail()))
                            .with("parameter", refused.parameter());
            case SuggestRejected.Unavailable _ ->
                    Problem.of(503, "search-unavailable", "Search is not available now")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }
}
