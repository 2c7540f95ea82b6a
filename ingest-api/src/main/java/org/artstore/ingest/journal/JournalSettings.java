package org.artstore.ingest.journal;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How records are written.
///
/// @param inFlight bytes of all uploads together that may be in memory
/// @param inFlightPerAccount bytes of all uploads of one account that may be in memory
/// @param inFlightPerUpload bytes of one upload that may be in memory
/// @param linger how long a record waits for company
/// @param batch records of one partition that travel together, in bytes
/// @param patience after how much silence Kafka counts as away
/// @param probeInterval how often Kafka is asked for a sign of life when it gives none
/// @param deliveryTimeout how long a record may wait for its acknowledgement while Kafka is there
/// @param retryAfter what clients are told to wait when Kafka is away
@Validated
@ConfigurationProperties("artstore.journal")
record JournalSettings(
        @NotNull @DefaultValue("32MB") DataSize inFlight,
        @NotNull @DefaultValue("16MB") DataSize inFlightPerAccount,
        @NotNull @DefaultValue("8MB") DataSize inFlightPerUpload,
        @NotNull @DefaultValue("0ms") Duration linger,
        @NotNull @DefaultValue("64KB") DataSize batch,
        @NotNull @DefaultValue("700ms") Duration patience,
        @NotNull @DefaultValue("100ms") Duration probeInterval,
        @NotNull @DefaultValue("30s") Duration deliveryTimeout,
        @NotNull @DefaultValue("2s") Duration retryAfter) {}
