package org.artstore.ingest.register;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How resumable uploads are kept in mind.
///
/// @param uploadLife how long an upload may take from its creation on; then it expires
/// @param mostOpen how many that have not ended there may be, in all instances together
/// @param mostEnded how many that have ended can still be asked for: the latest of them
/// @param mostMetadata what clients said of uploads, in all those that are remembered together
/// @param patience how long an answer waits for the log
/// @param sealPatience how long after its last byte an upload that is not known to be stored is
///     sealed by whoever is there
/// @param retryAfter what clients are told to wait when the log cannot be read or there are too
///     many uploads
@Validated
@ConfigurationProperties("artstore.uploads")
record RegisterSettings(
        @NotNull @DefaultValue("24h") Duration uploadLife,
        @Min(1) @DefaultValue("50000") int mostOpen,
        @Min(1) @DefaultValue("50000") int mostEnded,
        @NotNull @DefaultValue("16MB") DataSize mostMetadata,
        @NotNull @DefaultValue("5s") Duration patience,
        @NotNull @DefaultValue("15s") Duration sealPatience,
        @NotNull @DefaultValue("2s") Duration retryAfter) {}
