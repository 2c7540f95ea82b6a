package org.artstore.query.download;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Links with which clients read bytes from the workers themselves.
///
/// @param secret that the workers know too; without one no client is sent to a worker
/// @param validFor how long after its making a link opens anything
@Validated
@ConfigurationProperties("artstore.links")
record LinkSettings(
        @Nullable @Size(min = 32) String secret, @NotNull @DefaultValue("PT5M") Duration validFor) {

    @Override
    public String toString() {
        return "LinkSettings[validFor=" + validFor + "]";
    }
}
