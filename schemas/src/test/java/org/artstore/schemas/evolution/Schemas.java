package org.artstore.schemas.evolution;

import org.artstore.schemas.event.EventJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Random;

/// Makes schemas and values of a small world, so that they often have to do with each other.
final class Schemas {

    private static final List<String> NAMES = List.of("a", "b", "xa", "xb");
    private static final List<String> PATTERNS = List.of("^x", "a$", ".");
    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");
    private static final List<String> TEXTS = List.of("", "a", "xa", "abc");

    private final Random random;

    Schemas(Random random) {
        this.random = random;
    }

    /// A schema of attributes.
    ObjectNode schema() {
        var json = object();
        for (var name : List.of("a", "b")) {
            if (random.nextBoolean()) {
                member(json, "properties").set(name, schema(2));
            }
        }
        if (random.nextBoolean()) {
            json.set("additionalProperties", random.nextBoolean() ? bool() : schema(1));
        }
        put(json, 1);
        return json;
    }

    /// The same but for one or two things, anywhere.
    ObjectNode edited(ObjectNode schema) {
        var copy = schema.deepCopy();
        for (int i = random.nextInt(2); i >= 0; i--) {
            edit(copy);
        }
        return copy;
    }

    /// Attributes.
    ObjectNode value() {
        var json = object();
        for (var name : NAMES) {
            if (random.nextInt(3) > 0) {
                json.set(name, value(2));
            }
        }
        return json;
    }

    private void edit(ObjectNode schema) {
        var inner =
                schema.findParents("type").stream()
                        .filter(ObjectNode.class::isInstance)
                        .map(ObjectNode.class::cast)
                        .toList();
        var place = inner.isEmpty() || random.nextInt(3) == 0 ? schema : one(inner);
        if (random.nextBoolean() && !place.isEmpty()) {
            place.remove(one(List.copyOf(place.propertyNames())));
        } else {
            put(place, 1);
        }
    }

    private JsonNode schema(int depth) {
        if (random.nextInt(12) == 0) {
            return bool();
        }
        var json = object();
        if (random.nextInt(3) > 0) {
            put(json, "type", depth);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            put(json, depth);
        }
        return json;
    }

    private void put(ObjectNode json, int depth) {
        put(
                json,
                one(
                        List.of(
                                "type",
                                "type",
                                "enum",
                                "const",
                                "minimum",
                                "exclusiveMinimum",
                                "maximum",
                                "exclusiveMaximum",
                                "multipleOf",
                                "minLength",
                                "maxLength",
                                "pattern",
                                "items",
                                "prefixItems",
                                "minItems",
                                "maxItems",
                                "uniqueItems",
                                "contains",
                                "properties",
                                "properties",
                                "patternProperties",
                                "additionalProperties",
                                "additionalProperties",
                                "propertyNames",
                                "required",
                                "minProperties",
                                "maxProperties",
                                "dependentRequired",
                                "allOf",
                                "anyOf",
                                "anyOf",
                                "oneOf",
                                "not",
                                "if")),
                depth);
    }

    private void put(ObjectNode json, String keyword, int depth) {
        switch (keyword) {
            case "type" -> {
                if (random.nextBoolean()) {
                    json.put(keyword, one(TYPES));
                } else {
                    var types = json.putArray(keyword);
                    types.add(one(TYPES.subList(0, 3))).add(one(TYPES.subList(3, 7)));
                }
            }
            case "enum" -> {
                var values = json.putArray(keyword).add("a").add(1);
                if (random.nextBoolean()) {
                    values.addNull();
                }
                if (random.nextBoolean()) {
                    values.add(2.5);
                }
            }
            case "const" -> json.set(keyword, scalar());
            case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum" ->
                    json.put(keyword, random.nextInt(4));
            case "multipleOf" -> json.put(keyword, one(List.of(1.0, 2.0, 0.5, 4.0)));
            case "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties" ->
                    json.put(keyword, random.nextInt(4));
            case "pattern" -> json.put(keyword, one(PATTERNS));
            case "uniqueItems" -> json.put(keyword, random.nextBoolean());
            case "required" -> json.putArray(keyword).add(one(NAMES));
            case "dependentRequired" -> member(json, keyword).putArray(one(NAMES)).add(one(NAMES));
            default -> {
                if (depth > 0) {
                    putSchemas(json, keyword, depth - 1);
                }
            }
        }
    }

    private void putSchemas(ObjectNode json, String keyword, int depth) {
        switch (keyword) {
            case "prefixItems", "allOf", "anyOf", "oneOf" -> {
                var schemas = json.putArray(keyword);
                for (int i = random.nextInt(2); i >= 0; i--) {
                    schemas.add(schema(depth));
                }
            }
            case "properties" -> member(json, keyword).set(one(NAMES), schema(depth));
            case "patternProperties" -> member(json, keyword).set(one(PATTERNS), schema(depth));
            case "if" -> json.set("if", schema(depth)).set("then", schema(depth));
            default -> json.set(keyword, schema(depth));
        }
    }

    private JsonNode value(int depth) {
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 3 -> {
                var array = EventJson.MAPPER.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                return array;
            }
            case 4 -> {
                var json = object();
                for (int i = random.nextInt(4); i > 0; i--) {
                    json.set(one(NAMES), value(depth - 1));
                }
                return json;
            }
            default -> {
                return scalar();
            }
        }
    }

    private JsonNode scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> EventJson.MAPPER.valueToTree(random.nextBoolean());
            case 1 -> EventJson.MAPPER.readTree("null");
            case 2, 3 -> EventJson.MAPPER.valueToTree(random.nextInt(5));
            case 4 -> EventJson.MAPPER.readTree(one(List.of("0.5", "2.5", "1.0", "-1")));
            default -> EventJson.MAPPER.valueToTree(one(TEXTS));
        };
    }

    private JsonNode bool() {
        return EventJson.MAPPER.valueToTree(random.nextBoolean());
    }

    private static ObjectNode member(ObjectNode json, String name) {
        return json.get(name) instanceof ObjectNode known ? known : json.putObject(name);
    }

    private static ObjectNode object() {
        return EventJson.MAPPER.createObjectNode();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
