package org.artstore.starter.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// The settings of every process.
///
/// @param port where it listens; each service has a default of its own
/// @param supervised whether it ends when its standard input ends
/// @param stopWithin how long an orderly end may take before the process is halted
/// @param jsonLogs whether the log is JSON, a line an entry
@Validated
@ConfigurationProperties("artstore")
public record ServiceSettings(
        @Nullable @Min(0) @Max(65535) Integer port,
        @DefaultValue("false") boolean supervised,
        @NotNull @DefaultValue("PT15S") Duration stopWithin,
        @DefaultValue("true") boolean jsonLogs) {}
