package org.artstore.starter.endpoint;

import org.artstore.starter.problem.Problem;
import org.springframework.http.HttpHeaders;

/// Words refused calls.
final class EndpointProblems {

    private EndpointProblems() {}

    static Problem word(EndpointRejected rejected) {
        return switch (rejected) {
            case EndpointRejected.InsufficientScope refused ->
                    Problem.of(403, "insufficient-scope", "The token's scope does not suffice")
                            .withDetail("The scope '" + refused.needed() + "' is needed.")
                            .with("scope", refused.needed())
                            .withHeader(
                                    HttpHeaders.WWW_AUTHENTICATE,
                                    "Bearer error=\"insufficient_scope\", scope=\""
                                            + refused.needed()
                                            + "\"");
            case EndpointRejected.UnknownParameter refused ->
                    Problem.of(400, "unknown-parameter", "Unknown parameter")
                            .withDetail("There is no parameter '" + refused.name() + "'.")
                            .with("parameter", refused.name());
        };
    }
}
