package org.artstore.query.cursor;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.artstore.starter.token.InternalSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Objects;

/// Wires cursors.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CursorSettings.class)
class CursorConfiguration {

    @Bean
    Cursors cursors(CursorSettings settings, InternalSettings account) {
        return new Cursors(Objects.requireNonNullElseGet(settings.key(), account::clientSecret));
    }

    @Bean
    ProblemMapping<CursorRejected> cursorProblems() {
        return new ProblemMapping<>(CursorRejected.class, CursorConfiguration::word);
    }

    private static Problem word(CursorRejected rejected) {
        var detail =
                switch (rejected) {
                    case CursorRejected.NotOurs _ ->
                            "The cursor was not given out by this service, or was changed.";
                    case CursorRejected.OfAnother _ ->
                            "The cursor goes with another request: the query, the filters and the"
                                    + " order must be the same on each page.";
                };
        return Problem.of(400, "invalid-cursor", "Invalid cursor")
                .withDetail(detail)
                .with("parameter", "cursor");
    }
}
