package org.artstore.schemas.evolution;

import org.artstore.schemas.template.SchemaViolation;
import org.artstore.schemas.template.TemplateSchema;
import org.artstore.schemas.template.Vocabulary;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Decides whether a schema may follow another one: whether all attributes that satisfy the one
/// satisfy the other. Both are schemas that [org.artstore.schemas.template.SchemaRules] accepts.
public final class Evolution {

    private static final int MOST_TOLD = 20;

    private Evolution() {}

    /// What of `after` might refuse attributes that satisfy `before`, each with its pointer in
    /// `after`; empty if nothing does.
    public static List<SchemaViolation> reasons(TemplateSchema before, TemplateSchema after) {
        var old = new ArrayList<>(parts(before.json()));
        old.add(attributesAreObjects());
        return new Comparison()
                .reasons(old, parts(after.json())).stream().distinct().limit(MOST_TOLD).toList();
    }

    private static List<Part> parts(ObjectNode schema) {
        return Part.of(schema.path(Vocabulary.DEFINITIONS), "", schema);
    }

    private static Part attributesAreObjects() {
        var json = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new Part(JsonNodeFactory.instance.objectNode(), "", json);
    }
}
