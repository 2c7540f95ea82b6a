package org.artstore.starter.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.CodecException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/// Parameters that are missing or are not what they should be.
final class InputProblems {

    private InputProblems() {}

    static Problem word(ServerWebInputException error) {
        if (error instanceof MissingRequestValueException missing) {
            return missing(missing.getName());
        }
        return switch (error.getCause()) {
            case TypeMismatchException _ -> malformed(error.getMethodParameter());
            case CodecException body -> BodyProblems.word(body);
            case null, default -> FrameworkProblems.ofStatus(400);
        };
    }

    static Problem missing(String name) {
        return Problem.of(400, "missing-parameter", "Missing parameter")
                .withDetail("The parameter '" + name + "' is required.")
                .with("parameter", name);
    }

    /// An id in a path that cannot be one names nothing: 404. Any other parameter is malformed:
    /// 400.
    static Problem malformed(@Nullable MethodParameter parameter) {
        if (parameter == null) {
            return FrameworkProblems.ofStatus(400);
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return FrameworkProblems.ofStatus(404);
        }
        var name = ParameterNames.of(parameter);
        return Problem.of(400, "malformed-parameter", "Malformed parameter")
                .withDetail("The parameter '" + name + "' has a value that it cannot have.")
                .with("parameter", name);
    }
}
