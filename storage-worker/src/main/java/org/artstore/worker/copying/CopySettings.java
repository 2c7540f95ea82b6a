package org.artstore.worker.copying;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How documents are transferred to other elements.
///
/// @param running how many are copied at once; each takes about two chunks of memory
/// @param interval between two looks at what is to be done
/// @param checkpointBytes after how many bytes it is told how far a copy is
/// @param patience after what time without progress a transfer is rolled back
/// @param margin how long the source keeps its copy when the target has one
@Validated
@ConfigurationProperties("artstore.worker.transfer")
public record CopySettings(
        @Min(1) @Max(64) @DefaultValue("2") int running,
        @NotNull @DefaultValue("PT0.5S") Duration interval,
        @NotNull @DefaultValue("64MB") DataSize checkpointBytes,
        @NotNull @DefaultValue("PT1H") Duration patience,
        @NotNull @DefaultValue("PT24H") Duration margin) {}
