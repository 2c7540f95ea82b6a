package org.artstore.schemas.evolution;

import org.artstore.schemas.template.Vocabulary;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Set;

/// Keywords that may stay as they are or go, because nobody can tell for sure what less they would
/// demand. What only describes is not looked at; references are compared by what they lead to.
final class Sameness {

    private static final Set<String> CONDITION = Set.of("if", "then", "else");
    private static final Set<String> COUNTED = Set.of("contains", "minContains", "maxContains");

    private Sameness() {}

    /// Whether one of `before` demands the same by this keyword and those that belong to it.
    static boolean kept(List<Part> before, Part after, String keyword) {
        if (keyword.equals("if") && !after.has("then") && !after.has("else")) {
            return true;
        }
        var keywords =
                switch (keyword) {
                    case "if" -> CONDITION;
                    case "contains" -> COUNTED;
                    default -> Set.of(keyword);
                };
        return before.stream()
                .anyMatch(part -> keywords.stream().allMatch(it -> isSame(part, after, it)));
    }

    private static boolean isSame(Part one, Part other, String keyword) {
        return written(one, keyword).equals(written(other, keyword));
    }

    private static JsonNode written(Part part, String keyword) {
        return written(part.definitions(), part.get(keyword), keyword);
    }

    /// The value of this keyword with its references written out, without descriptions.
    private static JsonNode written(JsonNode definitions, JsonNode value, String keyword) {
        return switch (keyword) {
            case "not",
                    "if",
                    "then",
                    "else",
                    "contains",
                    "items",
                    "additionalProperties",
                    "propertyNames" ->
                    schema(definitions, value);
            case "allOf", "anyOf", "oneOf", "prefixItems" -> {
                var all = JsonNodeFactory.instance.arrayNode();
                value.values().forEach(it -> all.add(schema(definitions, it)));
                yield all;
            }
            case "properties", "patternProperties", "dependentSchemas" -> {
                var all = JsonNodeFactory.instance.objectNode();
                value.properties()
                        .forEach(it -> all.set(it.getKey(), schema(definitions, it.getValue())));
                yield all;
            }
            default -> value;
        };
    }

    private static JsonNode schema(JsonNode definitions, JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        var written = JsonNodeFactory.instance.objectNode();
        for (var property : schema.properties()) {
            var keyword = property.getKey();
            if (keyword.equals("$ref")) {
                var name = Vocabulary.referred(property.getValue().asString(""));
                written.set(keyword, schema(definitions, definitions.path(name)));
            } else if (!Vocabulary.ANNOTATIONS.contains(keyword)) {
                written.set(keyword, written(definitions, property.getValue(), keyword));
            }
        }
        return written;
    }
}
