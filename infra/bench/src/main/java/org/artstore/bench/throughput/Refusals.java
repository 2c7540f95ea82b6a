package org.artstore.bench.throughput;

import org.artstore.bench.load.Tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which answers, other than the one that was asked for, are to be told, and which end the run.
record Refusals(List<String> told, List<String> failures) {

    /// @param wanted the status that was asked for
    static Refusals of(Tally tally, int wanted) {
        List<String> told = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        tally.counts()
                .forEach(
                        (status, count) -> {
                            if (status != wanted && status < 400 && count > 0) {
                                told.add(status + ": " + count);
                            }
                        });
        for (Map.Entry<String, Long> refusal : tally.refusals().entrySet()) {
            var text = refusal.getKey() + ": " + refusal.getValue();
            told.add(text);
            if (!isForTooMuchLoad(refusal.getKey())) {
                failures.add(text);
            }
        }
        return new Refusals(told, failures);
    }

    static boolean isForTooMuchLoad(String refusal) {
        return refusal.equals("503 overloaded") || refusal.startsWith("429 ");
    }
}
