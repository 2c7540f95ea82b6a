package org.artstore.ingest.admission;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How many uploads there are at once.
///
/// @param least the limit never falls below it
/// @param first the limit until something has been measured
/// @param most the limit never rises above it
/// @param tolerance how many times longer than usual uploads may take before the limit falls
/// @param grace how long the bytes of an upload may be on their way before it counts as waiting for
///     its client
/// @param stalled after how much silence of the file log uploads count as waiting for their element
/// @param mostReading uploads whose bytes are on their way
/// @param retryAfter what clients are told to wait, at least
@Validated
@ConfigurationProperties("artstore.admission")
record AdmissionSettings(
        @Min(1) @DefaultValue("56") int least,
        @Min(1) @DefaultValue("64") int first,
        @Min(1) @DefaultValue("96") int most,
        @DecimalMin("1") @DefaultValue("2") double tolerance,
        @NotNull @DefaultValue("200ms") Duration grace,
        @NotNull @DefaultValue("2s") Duration stalled,
        @Min(1) @DefaultValue("2000") int mostReading,
        @NotNull @DefaultValue("2s") Duration retryAfter) {

    @AssertTrue(message = "the limits must stand in their order")
    boolean isInOrder() {
        return least <= first && first <= most;
    }
}
