package org.artstore.ingest.outcome;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much is remembered.
///
/// @param waiting uploads that may wait for their outcome at once; more are answered with 202
/// @param recent sealed uploads whose state can still be asked for
@Validated
@ConfigurationProperties("artstore.outcome")
record OutcomeSettings(
        @Min(1) @DefaultValue("20000") int waiting, @Min(0) @DefaultValue("10000") int recent) {}
