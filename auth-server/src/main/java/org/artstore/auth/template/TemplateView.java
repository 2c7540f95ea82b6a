package org.artstore.auth.template;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateSchema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A template as its operators see it.
///
/// @param version of the latest
/// @param schema of the latest; left out in lists
record TemplateView(
        String templateId,
        @Nullable String description,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TemplateSchema schema,
        Instant createdAt,
        Instant updatedAt) {

    static TemplateView of(Template template) {
        return new TemplateView(
                template.templateId().value(),
                template.description(),
                template.version(),
                template.latest().schema(),
                template.createdAt(),
                template.updatedAt());
    }

    static TemplateView of(TemplateStore.Row row) {
        return new TemplateView(
                row.id().value(),
                row.description(),
                row.version(),
                null,
                row.createdAt(),
                row.updatedAt());
    }
}
