package org.artstore.schemas.evolution;

import org.artstore.schemas.template.Vocabulary;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// One of the schemas that together make up a schema: what its own keywords demand, without what it
/// refers to and what it is composed of by `allOf`, which are parts of their own.
///
/// @param definitions what references lead to
/// @param pointer where it stands
record Part(JsonNode definitions, String pointer, JsonNode json) {

    /// The parts of this schema. One that demands nothing has none.
    static List<Part> of(JsonNode definitions, String pointer, JsonNode schema) {
        if (schema.isBoolean()) {
            return schema.booleanValue()
                    ? List.of()
                    : List.of(new Part(definitions, pointer, schema));
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part(definitions, pointer, schema));
        for (int i = 0; i < schema.path("allOf").size(); i++) {
            parts.addAll(of(definitions, pointer + "/allOf/" + i, schema.path("allOf").path(i)));
        }
        if (schema.has("$ref")) {
            var name = Vocabulary.referred(schema.path("$ref").asString(""));
            var place = Vocabulary.child("/" + Vocabulary.DEFINITIONS, name);
            parts.addAll(of(definitions, place, definitions.path(name)));
        }
        return parts;
    }

    /// Whether nothing satisfies it.
    boolean isNothing() {
        return json.isBoolean() && !json.booleanValue();
    }

    boolean has(String keyword) {
        return json.has(keyword);
    }

    JsonNode get(String keyword) {
        return json.path(keyword);
    }

    String pointer(String keyword) {
        return Vocabulary.child(pointer, keyword);
    }

    /// The parts of the schema under this keyword; none if there is none.
    List<Part> inner(String keyword) {
        return has(keyword) ? of(definitions, pointer(keyword), get(keyword)) : List.of();
    }

    /// The parts of the schema with this name under this keyword.
    List<Part> inner(String keyword, String name) {
        var schema = get(keyword).get(name);
        return schema == null
                ? List.of()
                : of(definitions, Vocabulary.child(pointer(keyword), name), schema);
    }

    /// The parts of the schema at this place under this keyword.
    List<Part> inner(String keyword, int index) {
        return of(definitions, pointer(keyword) + "/" + index, get(keyword).path(index));
    }
}
