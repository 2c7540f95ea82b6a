package org.artstore.worker.scrub;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets so many bytes and so many files through in a second, and whoever wants more wait. For one
/// thread.
public final class RateLimit {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

    private final double nanosPerByte;
    private final double nanosPerFile;
    private final LongSupplier clock;
    private long free;

    public RateLimit(long bytesPerSecond, int filesPerSecond) {
        this(bytesPerSecond, filesPerSecond, System::nanoTime);
    }

    /// @param clock in nanoseconds, as [System#nanoTime]
    RateLimit(long bytesPerSecond, int filesPerSecond, LongSupplier clock) {
        this.nanosPerByte = (double) SECOND / bytesPerSecond;
        this.nanosPerFile = (double) SECOND / filesPerSecond;
        this.clock = clock;
        this.free = clock.getAsLong();
    }

    /// Returns when another file may be read.
    void file() throws InterruptedException {
        pass(nanosPerFile);
    }

    /// Returns when so many more bytes may be read.
    public void bytes(long number) throws InterruptedException {
        pass(nanosPerByte * number);
    }

    private void pass(double nanos) throws InterruptedException {
        var wait = reserve((long) nanos);
        if (wait > SHORTEST_WAIT) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /// How long to wait for it. What was not used for a second is lost.
    long reserve(long nanos) {
        var now = clock.getAsLong();
        free = Math.max(free, now - SECOND) + nanos;
        return free - now;
    }
}
