package org.artstore.index.usage;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How usage is told.
///
/// @param interval how often it is looked for accounts that have changed
@Validated
@ConfigurationProperties("artstore.index.usage")
public record UsageSettings(@NotNull @DefaultValue("PT0.5S") Duration interval) {

    public UsageSettings {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("artstore.index.usage.interval is positive");
        }
    }
}
