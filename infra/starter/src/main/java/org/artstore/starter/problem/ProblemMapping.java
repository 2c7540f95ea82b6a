package org.artstore.starter.problem;

import java.util.Optional;
import java.util.function.Function;

/// How the rejections of one concept are worded: a bean of this type per sealed `...Rejected` is
/// all a service needs.
///
/// @param rejection the sealed type, any subtype of which is meant
/// @param wording exhaustive over its cases
public record ProblemMapping<E extends Throwable>(
        Class<E> rejection, Function<E, Problem> wording) {

    Optional<Problem> word(Throwable error) {
        return rejection.isInstance(error)
                ? Optional.of(wording.apply(rejection.cast(error)))
                : Optional.empty();
    }
}
