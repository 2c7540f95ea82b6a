package org.artstore.auth.template;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.TemplateSchema;
import org.artstore.schemas.template.TemplateVersion;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One version of a template as its operators see it.
///
/// @param schema left out in lists
record VersionView(
        String templateId,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TemplateSchema schema,
        Instant createdAt) {

    static VersionView of(TemplateId id, TemplateVersion version) {
        return new VersionView(
                id.value(), version.version(), version.schema(), version.createdAt());
    }

    static VersionView listed(TemplateId id, TemplateVersion version) {
        return new VersionView(id.value(), version.version(), null, version.createdAt());
    }
}
