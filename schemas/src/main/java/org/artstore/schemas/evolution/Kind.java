package org.artstore.schemas.evolution;

import tools.jackson.databind.JsonNode;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The kinds of JSON values, as far as types can tell them apart.
enum Kind {
    NULL,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    WHOLE_NUMBER,
    FRACTION;

    static final Set<Kind> NUMBERS = Set.of(WHOLE_NUMBER, FRACTION);

    /// The kinds that the keyword `type` allows.
    static Set<Kind> allowed(JsonNode type) {
        var names = type.isArray() ? type.values().stream() : Stream.of(type);
        var allowed = EnumSet.noneOf(Kind.class);
        names.forEach(name -> allowed.addAll(named(name.asString(""))));
        return allowed;
    }

    /// The kinds that a value which satisfies all of these may have.
    static Set<Kind> possible(List<Part> parts) {
        var possible = EnumSet.allOf(Kind.class);
        for (var part : parts) {
            if (part.has("type")) {
                possible.retainAll(allowed(part.get("type")));
            }
            if (part.has("const")) {
                possible.retainAll(of(part.get("const")));
            }
            if (part.has("enum")) {
                var each = EnumSet.noneOf(Kind.class);
                part.get("enum").values().forEach(value -> each.addAll(of(value)));
                possible.retainAll(each);
            }
        }
        return possible;
    }

    private static Set<Kind> of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> Set.of(OBJECT);
            case ARRAY -> Set.of(ARRAY);
            case STRING -> Set.of(STRING);
            case BOOLEAN -> Set.of(BOOLEAN);
            case NUMBER -> NUMBERS;
            case NULL -> Set.of(NULL);
            case BINARY, MISSING, POJO -> EnumSet.allOf(Kind.class);
        };
    }

    private static Set<Kind> named(String type) {
        return switch (type) {
            case "null" -> Set.of(NULL);
            case "boolean" -> Set.of(BOOLEAN);
            case "object" -> Set.of(OBJECT);
            case "array" -> Set.of(ARRAY);
            case "string" -> Set.of(STRING);
            case "integer" -> Set.of(WHOLE_NUMBER);
            case "number" -> NUMBERS;
            default -> Set.of();
        };
    }
}
