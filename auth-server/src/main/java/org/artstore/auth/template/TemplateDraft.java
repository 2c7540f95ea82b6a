package org.artstore.auth.template;

import org.artstore.auth.body.FieldType;
import org.artstore.auth.body.Fields;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.TemplateSchema;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// A template that somebody wants registered.
record TemplateDraft(TemplateId id, @Nullable String description, TemplateSchema schema) {

    private static final FieldType<TemplateId> ID = FieldType.text(63).as(TemplateId::new);

    /// @throws org.artstore.auth.body.BodyRejected when the body describes no template
    static TemplateDraft of(JsonNode body) {
        var fields = new Fields(body);
        var id = fields.required("template_id", ID);
        var description = fields.optional(VersionDraft.DESCRIPTION, VersionDraft.TEXT);
        var schema = VersionDraft.schema(fields);
        fields.complete();
        return new TemplateDraft(id.get(), description, schema.get());
    }
}
