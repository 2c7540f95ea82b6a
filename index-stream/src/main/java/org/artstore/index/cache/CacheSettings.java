package org.artstore.index.cache;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// The cache of documents.
///
/// @param timeToLive how long a document stays after it was last written
@Validated
@ConfigurationProperties("artstore.index.cache")
public record CacheSettings(@NotNull @DefaultValue("P1D") Duration timeToLive) {

    public CacheSettings {
        if (!timeToLive.isPositive()) {
            throw new IllegalArgumentException("artstore.index.cache.time-to-live is positive");
        }
    }
}
