package org.artstore.index.retelling;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How elements are asked to tell of their files.
///
/// @param patience how long nothing may go on at any element before the job fails
/// @param requestTimeout how long a worker may take to answer
@Validated
@ConfigurationProperties("artstore.reindex.elements")
public record RetellingSettings(
        @NotNull @DefaultValue("PT1H") Duration patience,
        @NotNull @DefaultValue("PT5S") Duration requestTimeout) {

    public RetellingSettings {
        if (!patience.isPositive() || !requestTimeout.isPositive()) {
            throw new IllegalArgumentException("artstore.reindex.elements: durations are positive");
        }
    }
}
