package org.artstore.bench.figure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The distribution of some durations, by nearest rank.
public record Percentiles(List<Duration> sorted) {

    public Percentiles {
        sorted = sorted.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /// The smallest measured duration that `share` of them do not exceed, in milliseconds.
    public double milliseconds(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(rank - 1, 0)).toNanos() / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%d p50=%.1f ms p95=%.1f ms p99=%.1f ms max=%.1f ms",
                sorted.size(),
                milliseconds(0.50),
                milliseconds(0.95),
                milliseconds(0.99),
                milliseconds(1.0));
    }
}
