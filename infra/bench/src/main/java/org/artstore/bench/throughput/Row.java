package org.artstore.bench.throughput;

import org.artstore.bench.figure.Percentiles;

import java.util.Locale;

/// One measurement: how many of equal size in which time.
///
/// @param client the share of all processors that the client itself took
/// @param others what else was answered than what was asked for; empty if nothing
record Row(
        String name,
        long count,
        long size,
        double seconds,
        Percentiles latency,
        double client,
        String others) {

    static final String HEAD =
            String.format(
                    Locale.ROOT,
                    "%-44s %10s %9s %9s %9s %7s",
                    "",
                    "requests/s",
                    "MB/s",
                    "p50 ms",
                    "p99 ms",
                    "client");

    double rate() {
        return count / seconds;
    }

    /// In 10^6 bytes a second.
    double megabytes() {
        return rate() * size / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-44s %10.1f %9.1f %9.2f %9.2f %6.0f%% %s",
                name,
                rate(),
                megabytes(),
                latency.milliseconds(0.50),
                latency.milliseconds(0.99),
                client * 100,
                others);
    }
}
