package org.artstore.starter.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// Words any error: by the mappings of the service, then as an error of the framework, else as an
/// internal error, which is logged here and nowhere else.
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<ProblemMapping<?>> mappings;

    public Problems(List<ProblemMapping<?>> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    public Problem of(Throwable error, String requestId) {
        var cause = unwrapped(error);
        return mapped(cause)
                .or(() -> FrameworkProblems.word(cause))
                .orElseGet(() -> unexpected(cause, requestId));
    }

    private Optional<Problem> mapped(Throwable error) {
        return mappings.stream().flatMap(mapping -> mapping.word(error).stream()).findFirst();
    }

    private static Throwable unwrapped(Throwable error) {
        var cause = error.getCause();
        return cause != null
                        && (error instanceof CompletionException
                                || error instanceof ExecutionException)
                ? unwrapped(cause)
                : error;
    }

    private static Problem unexpected(Throwable error, String requestId) {
        LOG.atError()
                .addKeyValue("request_id", requestId)
                .setCause(error)
                .log("A request failed unexpectedly");
        return Problem.of(500, "internal-error", "Internal error")
                .withDetail("The request failed; its id names it in the log of the service.");
    }
}
