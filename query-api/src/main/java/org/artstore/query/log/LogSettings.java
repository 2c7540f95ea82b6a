package org.artstore.query.log;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How the file log is followed.
///
/// @param overlayDocuments how many documents are kept that the index does not have yet
/// @param catchUpWithin how long a read may wait for the end of the log
/// @param comparedEvery how often the index's position is compared with the log's end
@Validated
@ConfigurationProperties("artstore.file-log")
public record LogSettings(
        @Min(1) @DefaultValue("20000") int overlayDocuments,
        @NotNull @DefaultValue("PT1S") Duration catchUpWithin,
        @NotNull @DefaultValue("PT1S") Duration comparedEvery) {}
