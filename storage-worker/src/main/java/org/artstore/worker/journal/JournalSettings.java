package org.artstore.worker.journal;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How journals are read.
///
/// @param fetchBytes how much of one journal is fetched at once, and how long the records that are
///     taken from it at once may be together, however small they were compressed
/// @param fetchRecords how many records are taken at once at most, so also how many uploads share a
///     commit
/// @param gather how long what has come waits for company while many documents come together, so
///     that they share a commit and all that is behind it; a single client never waits
/// @param checkpointBytes after how many bytes of open uploads these are forced
/// @param checkpointInterval after what time they are forced in any case
/// @param uploadExpiry how long an upload may stay open without a new record: more than clients are
///     given, so that none of them is told of an offset that is not there any more
/// @param longestRetryPause between attempts while the disk is full or Kafka is away
@Validated
@ConfigurationProperties("artstore.worker.journal")
public record JournalSettings(
        @NotNull @DefaultValue("16MB") DataSize fetchBytes,
        @Min(1) @DefaultValue("500") int fetchRecords,
        @NotNull @DefaultValue("PT0.025S") Duration gather,
        @NotNull @DefaultValue("32MB") DataSize checkpointBytes,
        @NotNull @DefaultValue("PT0.5S") Duration checkpointInterval,
        @NotNull @DefaultValue("PT25H") Duration uploadExpiry,
        @NotNull @DefaultValue("PT5S") Duration longestRetryPause) {}
