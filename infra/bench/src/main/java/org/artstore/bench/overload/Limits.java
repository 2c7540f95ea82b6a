package org.artstore.bench.overload;

import java.io.PrintWriter;
import java.util.Locale;

/// Prints figures beside their limits and remembers whether all were kept.
final class Limits {

    private final PrintWriter out;
    private boolean kept = true;

    Limits(PrintWriter out) {
        this.out = out;
    }

    void atLeast(String what, double value, double limit) {
        print(what, value, ">= ", limit, value >= limit);
    }

    void atMost(String what, double value, double limit) {
        print(what, value, "<= ", limit, value <= limit);
    }

    boolean areKept() {
        return kept;
    }

    private void print(String what, double value, String sign, double limit, boolean holds) {
        kept &= holds;
        out.printf(
                Locale.ROOT,
                "%-58s %10.2f   %s%.2f  %s%n",
                what,
                value,
                sign,
                limit,
                holds ? "ok" : "BROKEN");
        out.flush();
    }
}
