package org.artstore.starter.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// The services' own account.
///
/// @param renewBefore how long before its end a token is replaced
/// @param requestTimeout how long auth-server may take to issue one
@Validated
@ConfigurationProperties("artstore.internal")
public record InternalSettings(
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @NotNull @DefaultValue("PT1M") Duration renewBefore,
        @NotNull @DefaultValue("PT3S") Duration requestTimeout) {}
