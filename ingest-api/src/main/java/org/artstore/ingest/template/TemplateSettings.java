package org.artstore.ingest.template;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How templates are kept in mind.
///
/// @param mostCompiled how much of schemas is kept ready for comparison, in bytes of their texts;
///     the others are read when they are asked for
/// @param retryAfter what clients are asked to wait while the templates are not known yet
@Validated
@ConfigurationProperties("artstore.template")
record TemplateSettings(
        @NotNull @DefaultValue("256KB") DataSize mostCompiled,
        @NotNull @DefaultValue("2s") Duration retryAfter) {}
