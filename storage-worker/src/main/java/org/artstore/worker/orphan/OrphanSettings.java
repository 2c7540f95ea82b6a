package org.artstore.worker.orphan;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// What counts as an orphan.
///
/// @param after how long bytes without an attr.json are left alone
@Validated
@ConfigurationProperties("artstore.worker.orphans")
record OrphanSettings(@NotNull @DefaultValue("P7D") Duration after) {

    OrphanSettings {
        if (after.isNegative()) {
            throw new IllegalArgumentException("artstore.worker.orphans.after is not negative");
        }
    }
}
