package org.artstore.ingest.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.artstore.ingest.body.Patience;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// What an upload may be.
///
/// @param maxFileSize the longest document
/// @param maxMetadataSize the longest part `metadata`
/// @param mostFiles how many documents one request may bring
/// @param maxBatchSize how long they may be together
/// @param idleTimeout how long a client may send nothing while it is waited for
/// @param leastRate what a client must send in a second, on the average of a window
/// @param rateWindow how long that average is over
@Validated
@ConfigurationProperties("artstore.upload")
public record UploadSettings(
        @NotNull @DefaultValue("5GB") DataSize maxFileSize,
        @NotNull @DefaultValue("64KB") DataSize maxMetadataSize,
        @Min(1) @Max(1_000) @DefaultValue("100") int mostFiles,
        @NotNull @DefaultValue("5GB") DataSize maxBatchSize,
        @NotNull @DefaultValue("60s") Duration idleTimeout,
        @NotNull @DefaultValue("1KB") DataSize leastRate,
        @NotNull @DefaultValue("60s") Duration rateWindow) {

    /// With clients that are slow.
    public Patience patience() {
        return new Patience(idleTimeout, leastRate.toBytes(), rateWindow);
    }
}
