package org.artstore.bench.commit;

import org.artstore.bench.figure.Percentiles;
import org.artstore.bench.figure.Samples;

import java.util.Locale;

/// What the files of one size cost when so many are committed together.
///
/// @param committed the durations of whole groups, from the records to the commit
/// @param written the same of the bare writes
/// @param forces how many a group takes, directories included
record CommitCost(
        int size, int group, Percentiles committed, Percentiles written, ForceCount forces) {

    static final String HEAD =
            String.format(
                    Locale.ROOT,
                    "%10s %6s %7s %16s %16s %7s %12s",
                    "size",
                    "group",
                    "groups",
                    "commit us/file",
                    "writes us/file",
                    "ratio",
                    "forces/file");

    static CommitCost of(
            int size, int group, Samples committed, Samples written, ForceCount forces) {
        return new CommitCost(size, group, committed.percentiles(), written.percentiles(), forces);
    }

    /// By the medians.
    double ratio() {
        return perFile(committed) / perFile(written);
    }

    /// In microseconds.
    private double perFile(Percentiles durations) {
        return durations.milliseconds(0.5) * 1_000 / group;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%10d %6d %7d %16.1f %16.1f %7.2f %12.2f",
                size,
                group,
                committed.sorted().size(),
                perFile(committed),
                perFile(written),
                ratio(),
                (double) forces.forces() / group);
    }
}
