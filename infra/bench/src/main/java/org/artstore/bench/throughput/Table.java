package org.artstore.bench.throughput;

import java.io.PrintWriter;
import java.util.Locale;

/// Prints what is measured as soon as it is.
final class Table {

    private final PrintWriter out;

    Table(PrintWriter out) {
        this.out = out;
    }

    void title(String text) {
        out.println(text);
        out.println(Row.HEAD);
        out.flush();
    }

    Row add(Row row) {
        out.println(row);
        out.flush();
        return row;
    }

    /// How much of the limit's requests a second was reached.
    void shareOfRequests(Row reached, Row limit) {
        ratio(reached.name() + " / " + limit.name(), "requests/s", reached.rate() / limit.rate());
    }

    /// How much of the limit's bytes a second was reached.
    void shareOfBytes(Row reached, Row limit) {
        ratio(
                reached.name() + " / " + limit.name(),
                "MB/s",
                reached.megabytes() / limit.megabytes());
    }

    /// How many times the limit's median was taken.
    void timesMedian(Row reached, Row limit) {
        ratio(
                reached.name() + " / " + limit.name(),
                "p50",
                reached.latency().milliseconds(0.5) / limit.latency().milliseconds(0.5));
    }

    private void ratio(String what, String of, double value) {
        out.printf(Locale.ROOT, "%-70s %-11s %6.2f%n", what, of, value);
        out.flush();
    }
}
