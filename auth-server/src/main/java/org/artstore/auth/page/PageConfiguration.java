package org.artstore.auth.page;

import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the wording of pages that cannot be.
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    ProblemMapping<PageRejected> pageProblems() {
        return new ProblemMapping<>(PageRejected.class, PageConfiguration::word);
    }

    private static Problem word(PageRejected rejected) {
        return Problem.of(400, "malformed-parameter", "Malformed parameter")
                .withDetail(
                        "The parameter '" + rejected.parameter() + "' " + rejected.detail() + ".")
                .with("parameter", rejected.parameter());
    }
}
