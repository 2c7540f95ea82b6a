package org.artstore.worker.drain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How elements are emptied.
///
/// @param underWay how many files are on their way at once
/// @param bytesPerSecond that leave an element on the average
/// @param patience how long the element may take to begin with a file
@Validated
@ConfigurationProperties("artstore.worker.drain")
record DrainSettings(
        @Min(1) @Max(1000) @DefaultValue("8") int underWay,
        @NotNull @DefaultValue("50MB") DataSize bytesPerSecond,
        @NotNull @DefaultValue("PT1M") Duration patience) {}
