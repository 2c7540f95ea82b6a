package org.artstore.schemas.template;

import java.time.Instant;

/// One version of a template; it never changes.
public record TemplateVersion(long version, TemplateSchema schema, Instant createdAt) {}
