package org.artstore.index.topology;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How a new generation is built until it has caught up with the log.
///
/// @param threads how many partitions are read side by side
/// @param batchSize the most records in a batch
@Validated
@ConfigurationProperties("artstore.index.rebuild")
public record RebuildSettings(
        @Min(1) @Max(8) @DefaultValue("2") int threads,
        @Min(1) @Max(10_000) @DefaultValue("2000") int batchSize) {

    /// The settings of its stream, which otherwise are those of `usual`.
    public StreamSettings stream(StreamSettings usual) {
        return new StreamSettings(
                threads, batchSize, usual.commitInterval(), usual.sessionTimeout());
    }
}
