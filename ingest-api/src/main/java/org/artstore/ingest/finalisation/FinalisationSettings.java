package org.artstore.ingest.finalisation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How documents become permanent.
///
/// @param patience how long an element may take to begin
/// @param remembered how many finalisations that have ended are known
@Validated
@ConfigurationProperties("artstore.finalisation")
record FinalisationSettings(
        @NotNull @DefaultValue("30s") Duration patience,
        @Min(1) @DefaultValue("100000") int remembered) {}
