package org.artstore.auth.outbox;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How the outbox is read.
///
/// @param pollInterval how often new entries of PostgreSQL's log are looked for
/// @param heartbeatInterval how often the reader's position is moved on while nothing happens
/// @param keptAfterDelivery how long delivered rows stay when later ones stand for them
/// @param pruneInterval how often older ones are removed
@Validated
@ConfigurationProperties("artstore.outbox")
record OutboxSettings(
        @NotNull @DefaultValue("PT0.05S") Duration pollInterval,
        @NotNull @DefaultValue("PT30S") Duration heartbeatInterval,
        @NotNull @DefaultValue("PT24H") Duration keptAfterDelivery,
        @NotNull @DefaultValue("PT1M") Duration pruneInterval) {

    public OutboxSettings {
        if (!pollInterval.isPositive()
                || !heartbeatInterval.isPositive()
                || !pruneInterval.isPositive()) {
            throw new IllegalArgumentException("intervals of the outbox must be positive");
        }
    }
}
