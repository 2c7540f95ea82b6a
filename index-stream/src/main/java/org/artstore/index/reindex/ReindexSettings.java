package org.artstore.index.reindex;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How jobs are carried out.
///
/// @param interval how often it is looked how far a job is
/// @param meetWithin how long two generations may take to come to the same position of the log;
/// they are held up for so long when one does not come at all
/// @param keep how long a generation stays after a switch, for a way back
@Validated
@ConfigurationProperties("artstore.reindex")
public record ReindexSettings(
        @NotNull @DefaultValue("PT0.5S") Duration interval,
        @NotNull @DefaultValue("PT3S") Duration meetWithin,
        @NotNull @DefaultValue("P7D") Duration keep) {

    public ReindexSettings {
        if (!interval.isPositive() || !meetWithin.isPositive() || !keep.isPositive()) {
            throw new IllegalArgumentException("artstore.reindex: durations are positive");
        }
    }
}
