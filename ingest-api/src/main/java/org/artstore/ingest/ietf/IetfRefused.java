package org.artstore.ingest.ietf;

import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.starter.problem.Problem;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/// A refusal that is worded as the draft has it.
final class IetfRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    IetfRefused(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /// What the steps lead to; their refusals in the draft's words.
    static <T> Mono<T> worded(Supplier<Mono<T>> steps) {
        return Mono.defer(steps)
                .onErrorMap(
                        UploadRefused.class,
                        refused -> new IetfRefused(IetfProblems.word(refused.refusal())));
    }
}
