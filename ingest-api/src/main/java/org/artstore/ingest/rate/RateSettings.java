package org.artstore.ingest.rate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// What accounts may do for which nothing else was set, and how that is watched.
///
/// @param bytesPerSecond 0 for any
/// @param longestDebt how far ahead of its bytes a second an account may be before its new requests
///     with bytes are refused
/// @param mostAccounts how many accounts are watched at the same time; one that comes back after it
///     was forgotten begins anew here, but not in Redis
@Validated
@ConfigurationProperties("artstore.rate")
record RateSettings(
        @Min(1) @Max(1_000_000_000) @DefaultValue("600000") long requestsPerMinute,
        @Min(0) @DefaultValue("0") long bytesPerSecond,
        @NotNull @DefaultValue("10s") Duration longestDebt,
        @Min(1) @DefaultValue("10000") int mostAccounts) {}
