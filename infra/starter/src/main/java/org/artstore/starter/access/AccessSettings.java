package org.artstore.starter.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/// Whose tokens are good here.
///
/// @param issuer the auth URL, as it stands in `iss`
/// @param audience what must stand in `aud`
/// @param keysRefreshedAfter the age at which the issuer's keys are fetched again
/// @param keysKept how long keys are trusted while the issuer cannot be reached
@Validated
@ConfigurationProperties("artstore.auth")
public record AccessSettings(
        @NotNull @DefaultValue("http://localhost:8000") URI issuer,
        @NotBlank @DefaultValue("artstore") String audience,
        @NotNull @DefaultValue("PT1M") Duration keysRefreshedAfter,
        @NotNull @DefaultValue("PT24H") Duration keysKept) {

    URI keysUrl() {
        return URI.create(issuer + "/.well-known/jwks.json");
    }
}
