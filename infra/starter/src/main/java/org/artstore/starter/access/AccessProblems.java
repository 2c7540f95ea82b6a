package org.artstore.starter.access;

import org.artstore.starter.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;

/// Refused tokens in the words of RFC 6750.
final class AccessProblems {

    private AccessProblems() {}

    static Problem unauthorized(AuthenticationException error) {
        if (error instanceof OAuth2AuthenticationException refused
                && refused.getError() instanceof BearerTokenError bearer) {
            return refused(bearer);
        }
        return Problem.of(401, "unauthorized", "A token is needed")
                .withDetail("Send an access token as 'Authorization: Bearer'.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    static Problem forbidden() {
        return Problem.of(403, "insufficient-scope", "The token's scope does not suffice")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
    }

    private static Problem refused(BearerTokenError error) {
        var malformed = error.getHttpStatus().value() == 400;
        var problem =
                malformed
                        ? Problem.of(400, "malformed-request", "Malformed request")
                                .withDetail("The access token is sent in a way it cannot be.")
                        : Problem.of(401, "invalid-token", "The token is not valid")
                                .withDetail("The token is expired, or not meant for this service.");
        return problem.withHeader(
                HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error.getErrorCode() + "\"");
    }
}
