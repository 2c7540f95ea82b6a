package org.artstore.bench.figure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Durations while they are being measured, in little memory. For one thread.
public final class Samples {

    private long[] nanos = new long[1 << 10];
    private int count;

    public void add(long nanoseconds) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = nanoseconds;
    }

    public int count() {
        return count;
    }

    public void clear() {
        count = 0;
    }

    /// What has been measured until now; nothing, if nothing was.
    public Percentiles percentiles() {
        return new Percentiles(
                count == 0
                        ? List.of(Duration.ZERO)
                        : Arrays.stream(nanos, 0, count).mapToObj(Duration::ofNanos).toList());
    }
}
