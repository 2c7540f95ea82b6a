package org.artstore.ingest.connection;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How connections are treated.
///
/// @param most open connections; on those beyond it only health and metrics are answered
/// @param reserve how many there may be beyond it; more are closed at once
/// @param headTimeout how long the head of a request may take from its first byte
/// @param idleTimeout how long a connection may be without a request
/// @param leastRate what a client must take of its answers in a second, on the average of a window
/// @param rateWindow how long that average is over
/// @param leftoverTimeout how long what is left of a body is read behind the answer
@Validated
@ConfigurationProperties("artstore.connections")
record ConnectionSettings(
        @Min(1) @DefaultValue("4000") int most,
        @Min(0) @DefaultValue("100") int reserve,
        @NotNull @DefaultValue("10s") Duration headTimeout,
        @NotNull @DefaultValue("60s") Duration idleTimeout,
        @NotNull @DefaultValue("1KB") DataSize leastRate,
        @NotNull @DefaultValue("60s") Duration rateWindow,
        @NotNull @DefaultValue("5s") Duration leftoverTimeout) {

    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    /// How often a connection is looked at.
    Duration tick() {
        var quarter = headTimeout.dividedBy(4);
        return quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
    }
}
