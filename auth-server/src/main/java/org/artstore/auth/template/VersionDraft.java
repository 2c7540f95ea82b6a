package org.artstore.auth.template;

import org.artstore.auth.body.FieldType;
import org.artstore.auth.body.Fields;
import org.artstore.auth.body.Violation;
import org.artstore.schemas.template.SchemaRules;
import org.artstore.schemas.template.TemplateSchema;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.Supplier;

/// A version that somebody wants a template to have.
///
/// @param description null leaves that of the template as it is
record VersionDraft(@Nullable String description, TemplateSchema schema) {

    static final String DESCRIPTION = "description";
    static final FieldType<String> TEXT = FieldType.text(1_000);

    private static final String SCHEMA = "schema";

    /// @throws org.artstore.auth.body.BodyRejected when the body describes no version
    static VersionDraft of(JsonNode body) {
        var fields = new Fields(body);
        var description = fields.optional(DESCRIPTION, TEXT);
        var schema = schema(fields);
        fields.complete();
        return new VersionDraft(description, schema.get());
    }

    /// The field with the schema, each of whose mistakes is noted at its place.
    static Supplier<TemplateSchema> schema(Fields fields) {
        return fields.required(
                SCHEMA,
                json -> {
                    if (!(json instanceof ObjectNode object)) {
                        throw new IllegalArgumentException("must be an object");
                    }
                    var schema = new TemplateSchema(object);
                    for (var mistake : SchemaRules.violations(schema)) {
                        var placed = mistake.under("/" + SCHEMA);
                        fields.refuse(new Violation(placed.pointer(), placed.detail()));
                    }
                    return schema;
                });
    }
}
