package org.artstore.index.expiry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;

/// How temporary documents are told that their time is over.
///
/// @param interval how often it is looked what is due
/// @param atOnce how many commands are given each time at most, of each partition of the log
/// @param againAfter after how long a command is given again whose effect was not told
/// @param folder where the store lies on the disk; by default a new one at each start, because
///     Kafka has all of it
@Validated
@ConfigurationProperties("artstore.expiry")
public record ExpirySettings(
        @NotNull @DefaultValue("PT1M") Duration interval,
        @Min(1) @Max(10_000) @DefaultValue("500") int atOnce,
        @NotNull @DefaultValue("P1D") Duration againAfter,
        @Nullable Path folder) {

    public ExpirySettings {
        if (!interval.isPositive() || !againAfter.isPositive()) {
            throw new IllegalArgumentException("artstore.expiry: durations are positive");
        }
    }
}
