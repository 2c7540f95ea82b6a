package org.artstore.worker.element;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/// Who this worker is and how it treats its elements.
///
/// @param id elements registered for this id are its own
/// @param url where the other services reach this worker
/// @param statusInterval between two reports of an element that does not change
/// @param reopenInterval between two attempts to open an element that is not usable
/// @param rescueAfter how long an element may stay unusable before others take its uploads; if its
/// disk fails in use, that is not waited for
/// @param diskThreads how many files are forced side by side
/// @param catalogNames how many names of files are remembered for each element
/// @param diskReserve an element with less than this left on its file system is full
/// @param diskReservePercent the same as a share of the file system; the larger one counts
/// @param quarantine how long the bytes of a deleted file are kept, to the hour
/// @param purgeFiles how much is removed from the quarantine of an element in one round at most
@Validated
@ConfigurationProperties("artstore.worker")
public record ElementSettings(
        @NotBlank @DefaultValue("local") String id,
        @NotNull @DefaultValue("http://localhost:8010") URI url,
        @NotNull @DefaultValue("PT3S") Duration statusInterval,
        @NotNull @DefaultValue("PT5S") Duration reopenInterval,
        @NotNull @DefaultValue("PT5M") Duration rescueAfter,
        @Min(1) @DefaultValue("16") int diskThreads,
        @Min(100) @DefaultValue("100000") int catalogNames,
        @NotNull @DefaultValue("1GB") DataSize diskReserve,
        @Min(0) @Max(50) @DefaultValue("5") int diskReservePercent,
        @NotNull @DefaultValue("PT24H") Duration quarantine,
        @Min(1) @DefaultValue("1000") int purgeFiles) {}
