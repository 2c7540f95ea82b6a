package org.artstore.ingest.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Where Redis is, and how much is expected of it.
///
/// @param patience how long a request waits for an answer
/// @param pause how long nobody asks after an answer did not come in time
@Validated
@ConfigurationProperties("artstore.redis")
record RedisSettings(
        @NotBlank @DefaultValue("localhost") String host,
        @Min(1) @Max(65535) @DefaultValue("6379") int port,
        @NotNull @DefaultValue("20ms") Duration patience,
        @NotNull @DefaultValue("1s") Duration pause) {}
