package org.artstore.worker.content;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Links with which clients read content.
///
/// @param secret that query-api knows too; without one no link opens anything
@Validated
@ConfigurationProperties("artstore.links")
record LinkSettings(@Nullable @Size(min = 32) String secret) {

    @Override
    public String toString() {
        return "LinkSettings";
    }
}
