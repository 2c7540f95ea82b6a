package org.artstore.starter.problem;

import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ServerWebInputException;

import java.util.Optional;

/// The errors that Spring itself raises, worded without its inner names.
final class FrameworkProblems {

    private FrameworkProblems() {}

    static Optional<Problem> word(Throwable error) {
        return switch (error) {
            case AuthenticationServiceException _ -> Optional.of(authUnavailable());
            case DataBufferLimitException _ -> Optional.of(ofStatus(413));
            case ServerWebInputException input -> Optional.of(InputProblems.word(input));
            case MethodArgumentTypeMismatchException mismatch ->
                    Optional.of(InputProblems.malformed(mismatch.getParameter()));
            case HttpMessageNotReadableException body -> Optional.of(BodyProblems.word(body));
            case CodecException body -> Optional.of(BodyProblems.word(body));
            case ErrorResponse response -> Optional.of(ofResponse(response));
            default -> Optional.empty();
        };
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "malformed-request", "Malformed request");
            case 404 -> Problem.of(404, "not-found", "Nothing is here");
            case 405 -> Problem.of(405, "method-not-allowed", "Method not allowed");
            case 406 -> Problem.of(406, "not-acceptable", "No acceptable representation");
            case 413 -> Problem.of(413, "content-too-large", "Content too large");
            case 415 -> Problem.of(415, "unsupported-media-type", "Unsupported media type");
            case 503 -> Problem.of(503, "unavailable", "Not available now");
            default ->
                    status < 500
                            ? Problem.of(status, "refused", "Request refused")
                            : Problem.of(status, "internal-error", "Internal error");
        };
    }

    private static Problem ofResponse(ErrorResponse response) {
        var problem = ofStatus(response.getStatusCode().value());
        var allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null ? problem : problem.withHeader(HttpHeaders.ALLOW, allow);
    }

    private static Problem authUnavailable() {
        return Problem.of(503, "auth-unavailable", "Tokens cannot be checked now")
                .withHeader(HttpHeaders.RETRY_AFTER, "2");
    }
}
