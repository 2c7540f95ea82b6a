package org.artstore.ingest.change;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How documents are changed.
///
/// @param lookup how long a worker may take to say whether it holds a document
/// @param patience how long an element may take to decide
/// @param attempts how often a change is tried anew because another one came first
/// @param waiting how many commands may wait for their answers at once
@Validated
@ConfigurationProperties("artstore.change")
record ChangeSettings(
        @NotNull @DefaultValue("3s") Duration lookup,
        @NotNull @DefaultValue("30s") Duration patience,
        @Min(1) @Max(100) @DefaultValue("10") int attempts,
        @Min(1) @DefaultValue("5000") int waiting) {}
