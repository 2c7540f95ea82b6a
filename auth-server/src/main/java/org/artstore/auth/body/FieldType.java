package org.artstore.auth.body;

import tools.jackson.databind.JsonNode;

import java.util.function.Function;

/// Turns the JSON of one field into a value.
///
/// @param <T> the value
@FunctionalInterface
public interface FieldType<T> {

    /// The value that this JSON is.
    ///
    /// @throws IllegalArgumentException whose message ends a sentence that begins with the field
    T read(JsonNode json);

    /// Text of 1 to `longest` characters, without control characters, and not blank.
    static FieldType<String> text(int longest) {
        return json -> {
            if (!json.isString()) {
                throw new IllegalArgumentException("must be text");
            }
            var text = json.stringValue();
            if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
                throw new IllegalArgumentException("must have 1 to " + longest + " characters");
            }
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("must have no control characters");
            }
            return text;
        };
    }

    /// A whole number within these bounds, both included.
    static FieldType<Long> number(long least, long most) {
        return json -> {
            if (!json.isIntegralNumber()) {
                throw new IllegalArgumentException("must be a whole number");
            }
            if (!json.canConvertToLong() || json.longValue() < least || json.longValue() > most) {
                throw new IllegalArgumentException("must be from " + least + " to " + most);
            }
            return json.longValue();
        };
    }

    /// A value made of this one.
    ///
    /// @param step throws an [IllegalArgumentException] in the words of [#read]
    default <R> FieldType<R> as(Function<T, R> step) {
        return json -> step.apply(read(json));
    }
}
