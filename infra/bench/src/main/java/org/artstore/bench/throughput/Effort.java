package org.artstore.bench.throughput;

import java.time.Duration;

/// What share of all processors this process has taken since a moment.
final class Effort {

    private final long start = System.nanoTime();
    private final long spent = spent();

    double share() {
        double available =
                (double) (System.nanoTime() - start) * Runtime.getRuntime().availableProcessors();
        return (spent() - spent) / available;
    }

    private static long spent() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
