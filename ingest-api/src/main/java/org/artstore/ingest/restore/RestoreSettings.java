package org.artstore.ingest.restore;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How archived documents are restored.
///
/// @param keep how long a restored copy lives
@Validated
@ConfigurationProperties("artstore.restore")
record RestoreSettings(@NotNull @DefaultValue("P30D") Duration keep) {

    private static final Duration LONGEST = Duration.ofDays(365);

    RestoreSettings {
        if (!keep.isPositive() || keep.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("artstore.restore.keep: from PT1S to P365D");
        }
    }
}
