package org.artstore.query.download;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How bytes are fetched from the workers.
///
/// @param connections how many downloads from one worker run at once
/// @param connectTimeout how long a worker may take to accept a connection, or another download to
/// free one
/// @param answerTimeout how long a worker may take to begin its answer
/// @param idleTimeout after which a stream is cut on which nothing moves
/// @param readSize how many bytes are read from a worker at once
/// @param ranges how many ranges of a document are served in one answer
@Validated
@ConfigurationProperties("artstore.download")
record DownloadSettings(
        @Min(1) @DefaultValue("500") int connections,
        @NotNull @DefaultValue("PT1S") Duration connectTimeout,
        @NotNull @DefaultValue("PT5S") Duration answerTimeout,
        @NotNull @DefaultValue("PT60S") Duration idleTimeout,
        @NotNull @DefaultValue("32KB") DataSize readSize,
        @Min(1) @DefaultValue("50") int ranges) {}
