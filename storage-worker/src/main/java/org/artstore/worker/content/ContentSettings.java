package org.artstore.worker.content;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How content is served.
///
/// @param threads that look for files and check them
/// @param waiting requests that may wait for one of these threads
@Validated
@ConfigurationProperties("artstore.worker.content")
record ContentSettings(
        @Min(1) @DefaultValue("16") int threads, @Min(1) @DefaultValue("10000") int waiting) {}
