package org.artstore.query.document;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Where the cache is, and after which time it is no faster than the index.
@Validated
@ConfigurationProperties("artstore.redis")
record RedisSettings(
        @NotBlank @DefaultValue("localhost") String host,
        @Min(1) @Max(65535) @DefaultValue("6379") int port,
        @NotNull @DefaultValue("PT0.2S") Duration timeout) {}
