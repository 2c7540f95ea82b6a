package org.artstore.worker.scrub;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How files are verified.
///
/// @param within every file is read whole at least once in this time, as far as the rate allows
/// @param bytesPerSecond how much of one element is read in a second at most
/// @param filesPerSecond how many files of one element are read in a second at most
/// @param beginAfter how long the worker is left alone when it has started
/// @param tellVerified whether the file log is told of every file that is as it was stored; of
///     damage, and of its repair, it is told in any case
@Validated
@ConfigurationProperties("artstore.worker.scrub")
public record ScrubSettings(
        @NotNull @DefaultValue("P30D") Duration within,
        @NotNull @DefaultValue("20MB") DataSize bytesPerSecond,
        @Min(1) @DefaultValue("200") int filesPerSecond,
        @NotNull @DefaultValue("PT5M") Duration beginAfter,
        @DefaultValue("true") boolean tellVerified) {

    public ScrubSettings {
        if (!within.isPositive() || bytesPerSecond.toBytes() <= 0) {
            throw new IllegalArgumentException(
                    "artstore.worker.scrub: times and rates are positive");
        }
    }

    RateLimit rate() {
        return new RateLimit(bytesPerSecond.toBytes(), filesPerSecond);
    }
}
