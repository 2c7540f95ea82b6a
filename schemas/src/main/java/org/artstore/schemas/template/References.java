package org.artstore.schemas.template;

import org.artstore.schemas.template.Vocabulary.Subschema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows the references of a schema: each leads to a definition, none back to where it stands,
/// and with all of them written out the schema is of a bounded size.
final class References {

    /// The most schemas that a schema may be made of, each counted as often as it is referred to.
    static final int MAX_SCHEMAS = 2_000;

    private final JsonNode definitions;
    private final List<SchemaViolation> found = new ArrayList<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private References(JsonNode definitions) {
        this.definitions = definitions;
    }

    static List<SchemaViolation> violations(ObjectNode schema) {
        var references = new References(schema.path(Vocabulary.DEFINITIONS));
        int size = references.size(new Subschema("", schema));
        for (var definition : Vocabulary.under("", schema, Vocabulary.DEFINITIONS)) {
            references.size(definition);
        }
        if (references.found.isEmpty() && size > MAX_SCHEMAS) {
            return List.of(
                    new SchemaViolation(
                            "",
                            "is made of more than "
                                    + MAX_SCHEMAS
                                    + " schemas with all references written out"));
        }
        return List.copyOf(references.found);
    }

    private int size(Subschema schema) {
        long size = 1;
        for (var keyword : schema.json().propertyNames()) {
            if (keyword.equals("$ref")) {
                size += referred(schema);
            } else if (!keyword.equals(Vocabulary.DEFINITIONS)) {
                for (var inner : Vocabulary.under(schema.pointer(), schema.json(), keyword)) {
                    size += size(inner);
                }
            }
        }
        return (int) Math.min(size, MAX_SCHEMAS + 1L);
    }

    private int referred(Subschema schema) {
        var place = Vocabulary.child(schema.pointer(), "$ref");
        var name = Vocabulary.referred(schema.json().path("$ref").asString(""));
        var definition = definitions.get(name);
        if (definition == null) {
            found.add(new SchemaViolation(place, "leads nowhere"));
            return 0;
        }
        if (open.contains(name)) {
            found.add(new SchemaViolation(place, "leads back to where it stands"));
            return 0;
        }
        var known = sizes.get(name);
        if (known != null) {
            return known;
        }
        open.add(name);
        var pointer = Vocabulary.child("/" + Vocabulary.DEFINITIONS, name);
        int size = size(new Subschema(pointer, definition));
        open.remove(name);
        sizes.put(name, size);
        return size;
    }
}
