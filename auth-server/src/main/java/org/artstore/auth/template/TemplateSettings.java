package org.artstore.auth.template;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How many templates there may be.
///
/// @param mostBytes of all versions of all templates together: every instance of ingest-api keeps
///     them in memory
@Validated
@ConfigurationProperties("artstore.template")
record TemplateSettings(@NotNull @DefaultValue("4MB") DataSize mostBytes) {}
