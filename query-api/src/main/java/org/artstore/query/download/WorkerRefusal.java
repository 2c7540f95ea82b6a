package org.artstore.query.download;

import org.artstore.query.document.DocumentRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;

import reactor.core.publisher.Mono;

/// What a worker answers instead of bytes.
abstract sealed class WorkerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String DAMAGED = "damaged";
    private static final String FORBIDDEN = "mode-not-allowed";

    private record ProblemCode(@Nullable String code) {}

    private WorkerRefusal(String message) {
        super(message, null, false, false);
    }

    /// The services' token does not do.
    static final class TokenRefused extends WorkerRefusal {

        private static final long serialVersionUID = 1L;

        TokenRefused() {
            super("the token is refused");
        }
    }

    /// The worker cannot, or speaks another language.
    static final class Unexpected extends WorkerRefusal {

        private static final long serialVersionUID = 1L;

        Unexpected(String finding) {
            super(finding);
        }
    }

    /// Understands an answer that is no success.
    static Mono<? extends Throwable> of(ClientResponse response) {
        return switch (response.statusCode().value()) {
            case 401 -> response.releaseBody().thenReturn(new TokenRefused());
            case 404 -> response.releaseBody().thenReturn(new DownloadRejected.Gone());
            case 410 -> response.releaseBody().thenReturn(new DocumentRejected.Deleted());
            case 409 -> code(response).map(code -> forbidden(response.statusCode(), code));
            case 503 -> code(response).map(code -> unavailable(response.statusCode(), code));
            default -> response.releaseBody().thenReturn(unexpected(response.statusCode()));
        };
    }

    private static Mono<String> code(ClientResponse response) {
        return response.bodyToMono(ProblemCode.class)
                .flatMap(problem -> Mono.justOrEmpty(problem.code()))
                .onErrorComplete()
                .defaultIfEmpty("");
    }

    private static Throwable forbidden(HttpStatusCode status, String code) {
        return code.equals(FORBIDDEN) ? new DownloadRejected.Archived() : unexpected(status);
    }

    private static Throwable unavailable(HttpStatusCode status, String code) {
        return code.equals(DAMAGED) ? new DownloadRejected.Damaged() : unexpected(status);
    }

    private static Unexpected unexpected(HttpStatusCode status) {
        return new Unexpected("status " + status.value());
    }
}
