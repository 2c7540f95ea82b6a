package org.artstore.worker.trim;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How journals are trimmed.
///
/// @param after how long records are kept when they are stored and told
/// @param interval how often it is looked what may go
@Validated
@ConfigurationProperties("artstore.worker.trim")
public record TrimSettings(
        @NotNull @DefaultValue("PT24H") Duration after,
        @NotNull @DefaultValue("PT10M") Duration interval) {

    public TrimSettings {
        if (after.isNegative() || !interval.isPositive()) {
            throw new IllegalArgumentException("artstore.worker.trim: durations are positive");
        }
    }
}
