package org.artstore.query.statistics;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How reads are counted.
///
/// @param toldEvery how often the counts are told
/// @param tallies how many counts, by tenant and day, are kept until they are told
@Validated
@ConfigurationProperties("artstore.statistics")
record StatisticsSettings(
        @NotNull @DefaultValue("PT1S") Duration toldEvery,
        @Min(1) @DefaultValue("10000") int tallies) {}
