package org.artstore.worker.check;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/// How an element is compared with the file log and the index.
///
/// @param documentsAtOnce how many are held in memory; if there are more, the log is read and the
///     element walked several times
/// @param indexUrl where index-stream is
/// @param indexTimeout how long it may take for an answer
/// @param indexPatience how long to wait until it has applied what the log says
@Validated
@ConfigurationProperties("artstore.worker.check")
record CheckSettings(
        @Min(1) @DefaultValue("200000") int documentsAtOnce,
        @NotNull @DefaultValue("http://localhost:8040") URI indexUrl,
        @NotNull @DefaultValue("PT15S") Duration indexTimeout,
        @NotNull @DefaultValue("PT1M") Duration indexPatience) {}
