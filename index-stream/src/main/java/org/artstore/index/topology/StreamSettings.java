package org.artstore.index.topology;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How the file log is read.
///
/// @param threads how many partitions are read side by side, each thread with a connection to the
/// database
/// @param batchSize the most records in a batch
/// @param commitInterval how often the group's offsets are committed; they only save work after a
/// restart, the index knows its own position
/// @param sessionTimeout after how long without a sign of life the partitions of an instance go to
/// another one
@Validated
@ConfigurationProperties("artstore.index.stream")
public record StreamSettings(
        @Min(1) @Max(8) @DefaultValue("1") int threads,
        @Min(1) @Max(10_000) @DefaultValue("500") int batchSize,
        @NotNull @DefaultValue("PT1S") Duration commitInterval,
        @NotNull @DefaultValue("PT6S") Duration sessionTimeout) {

    public StreamSettings {
        if (!commitInterval.isPositive() || !sessionTimeout.isPositive()) {
            throw new IllegalArgumentException("artstore.index.stream: durations are positive");
        }
    }
}
