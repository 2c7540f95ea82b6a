package org.artstore.query.freshness;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How reads wait for writes.
///
/// @param within how long a read waits
/// @param waiting how many reads may wait at once
/// @param lookEvery how often the index is asked how far it is, while somebody waits
/// @param logKnownFor how long it is believed where the file log ends
@Validated
@ConfigurationProperties("artstore.freshness")
record FreshnessSettings(
        @NotNull @DefaultValue("PT5S") Duration within,
        @Min(1) @DefaultValue("1000") int waiting,
        @NotNull @DefaultValue("PT0.02S") Duration lookEvery,
        @NotNull @DefaultValue("PT1S") Duration logKnownFor) {}
