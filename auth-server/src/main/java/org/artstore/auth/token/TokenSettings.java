package org.artstore.auth.token;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How tokens are given.
///
/// @param lifetime of a token
/// @param secretRemembered how long a secret that was found right need not be hashed again
@Validated
@ConfigurationProperties("artstore.token")
record TokenSettings(
        @NotNull @DefaultValue("PT30M") Duration lifetime,
        @NotNull @DefaultValue("PT1M") Duration secretRemembered) {

    TokenSettings {
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("a token lives at least a second");
        }
    }
}
