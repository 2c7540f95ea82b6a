package org.artstore.schemas.template;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.template.Vocabulary.Subschema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// What the schema of a template may say: JSON Schema 2020-12 without all that reads other texts or
/// whose cost has no bound.
public final class SchemaRules {

    /// The most violations that are told at once.
    static final int MOST_TOLD = 20;

    /// The deepest nesting of a schema, as JSON.
    static final int MAX_DEPTH = 64;

    private SchemaRules() {}

    /// Why this schema is not accepted; empty if it is.
    public static List<SchemaViolation> violations(TemplateSchema schema) {
        var json = schema.json();
        var found = outside(schema, json);
        if (found.isEmpty()) {
            found = malformed(json);
        }
        if (found.isEmpty()) {
            found = new ArrayList<>();
            look(new Subschema("", json), true, found);
        }
        if (found.isEmpty()) {
            found = References.violations(json);
        }
        if (found.isEmpty()) {
            found = unreadable(schema);
        }
        return found.stream().limit(MOST_TOLD).toList();
    }

    private static List<SchemaViolation> outside(TemplateSchema schema, ObjectNode json) {
        if (!new CustomAttributes(json).storable()) {
            return at(
                    "", "contains characters that are no text, or numbers beyond double precision");
        }
        if (schema.bytes() > Template.MAX_SCHEMA_BYTES) {
            return at("", "is over " + Template.MAX_SCHEMA_BYTES + " bytes");
        }
        return depth(json) > MAX_DEPTH
                ? at("", "is nested deeper than " + MAX_DEPTH + " levels")
                : List.of();
    }

    private static int depth(JsonNode json) {
        return json.isContainer()
                ? 1 + json.values().stream().mapToInt(SchemaRules::depth).max().orElse(0)
                : 0;
    }

    private static List<SchemaViolation> malformed(ObjectNode json) {
        return MetaSchema.SCHEMA.validate(json).stream()
                .map(CompiledSchema::violation)
                .distinct()
                .toList();
    }

    private static List<SchemaViolation> unreadable(TemplateSchema schema) {
        try {
            var _ = CompiledSchema.of(schema);
            return List.of();
        } catch (IllegalArgumentException _) {
            return at("", "cannot be read");
        }
    }

    private static void look(Subschema schema, boolean root, List<SchemaViolation> found) {
        for (var keyword : schema.json().propertyNames()) {
            var place = Vocabulary.child(schema.pointer(), keyword);
            if (!Vocabulary.knows(keyword)) {
                found.add(new SchemaViolation(place, "is no keyword that templates may use"));
            } else if (!root && Vocabulary.OF_ROOT.contains(keyword)) {
                found.add(new SchemaViolation(place, "may stand in the whole schema only"));
            } else {
                lookAt(keyword, schema.json().path(keyword), place, found);
            }
        }
        Vocabulary.within(schema.pointer(), schema.json()).forEach(it -> look(it, false, found));
    }

    private static void lookAt(
            String keyword, JsonNode value, String place, List<SchemaViolation> found) {
        switch (keyword) {
            case "$schema" -> {
                if (!Vocabulary.DIALECT.equals(value.asString(""))) {
                    found.add(new SchemaViolation(place, "must be " + Vocabulary.DIALECT));
                }
            }
            case "$ref" -> {
                if (!Vocabulary.REFERENCES.matcher(value.asString("")).matches()) {
                    found.add(
                            new SchemaViolation(
                                    place, "must match " + Vocabulary.REFERENCES.pattern()));
                }
            }
            case "format" -> {
                if (!Vocabulary.FORMATS.contains(value.asString(""))) {
                    found.add(new SchemaViolation(place, "is no format that templates may use"));
                }
            }
            case "pattern" ->
                    LinearPatterns.violation(value.asString(""), place).ifPresent(found::add);
            case "patternProperties" -> {
                for (var pattern : value.propertyNames()) {
                    LinearPatterns.violation(pattern, Vocabulary.child(place, pattern))
                            .ifPresent(found::add);
                }
            }
            default -> {}
        }
    }

    private static List<SchemaViolation> at(String pointer, String detail) {
        return List.of(new SchemaViolation(pointer, detail));
    }

    /// What JSON Schema says of its own form, from within the library.
    private static final class MetaSchema {
        static final Schema SCHEMA =
                SchemaRegistry.withDefaultDialect(
                                SpecificationVersion.DRAFT_2020_12,
                                registry -> registry.schemaRegistryConfig(CompiledSchema.CONFIG))
                        .getSchema(SchemaLocation.of(Vocabulary.DIALECT));
    }
}
