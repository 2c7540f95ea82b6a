package org.artstore.starter.problem;

import org.springframework.core.io.buffer.DataBufferLimitException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// JSON bodies: not JSON is malformed (400); JSON of another shape is not allowed (422, with its
/// JSON pointer).
final class BodyProblems {

    private BodyProblems() {}

    static Problem word(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DataBufferLimitException _ -> {
                    return FrameworkProblems.ofStatus(413);
                }
                case DatabindException shape -> {
                    return invalid(shape);
                }
                default -> {}
            }
        }
        return FrameworkProblems.ofStatus(400).withDetail("The body cannot be read.");
    }

    private static Problem invalid(DatabindException error) {
        var reason =
                error instanceof UnrecognizedPropertyException
                        ? "is not a known field"
                        : "has a type or value that it cannot have";
        return Problem.of(422, "invalid-content", "Content not allowed")
                .withDetail("The body has a field that is not allowed.")
                .with("errors", List.of(Map.of("pointer", pointer(error), "detail", reason)));
    }

    /// RFC 6901.
    private static String pointer(JacksonException error) {
        return error.getPath().stream().map(BodyProblems::segment).collect(Collectors.joining());
    }

    private static String segment(JacksonException.Reference reference) {
        var name = reference.getPropertyName();
        return "/"
                + (name == null
                        ? String.valueOf(reference.getIndex())
                        : name.replace("~", "~0").replace("/", "~1"));
    }
}
