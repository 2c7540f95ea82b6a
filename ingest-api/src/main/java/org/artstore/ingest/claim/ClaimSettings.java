package org.artstore.ingest.claim;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How requests with an `Idempotency-Key` are kept in mind.
///
/// @param life how long an answer is replayed
/// @param most how many keys there may be at a time, in all instances together
/// @param lease how long a request whose instance gives no sign of life keeps its key
/// @param waiting how long a request waits for the answer of another one with its key
/// @param patience how long an answer waits for the log
/// @param retryAfter what clients are told to wait when they have to come again
@Validated
@ConfigurationProperties("artstore.idempotency")
public record ClaimSettings(
        @NotNull @DefaultValue("24h") Duration life,
        @Min(1) @DefaultValue("100000") int most,
        @NotNull @DefaultValue("15s") Duration lease,
        @NotNull @DefaultValue("40s") Duration waiting,
        @NotNull @DefaultValue("5s") Duration patience,
        @NotNull @DefaultValue("2s") Duration retryAfter) {

    Terms terms() {
        return new Terms(lease, life);
    }
}
