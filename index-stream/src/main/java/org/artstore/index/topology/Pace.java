package org.artstore.index.topology;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How fast a generation is built at most. The limit is for all instances together: a reader takes
/// of it the share of the partitions that it has.
public final class Pace implements AutoCloseable {

    private static final double PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final @Nullable Integer rateLimit;
    private final int partitions;

    /// @param rateLimit records a second; null for as fast as it goes
    /// @param partitions of the log
    public Pace(@Nullable Integer rateLimit, int partitions) {
        this.rateLimit = rateLimit;
        this.partitions = partitions;
    }

    /// How many records may be fetched at once, so that no pause is long.
    public int batchSize(int most) {
        return rateLimit == null ? most : Math.clamp(rateLimit / partitions, 1, most);
    }

    /// For one reader.
    Lane lane() {
        return new Lane();
    }

    private void await(Duration pause) {
        try {
            var _ = ended.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What one reader keeps to.
    final class Lane {

        private long due = System.nanoTime();

        /// Waits until `records` may have been read from `assigned` partitions. The time since the
        /// last call counts.
        void await(int records, int assigned) {
            if (rateLimit == null || records == 0) {
                return;
            }
            double share = (double) rateLimit * Math.max(1, assigned) / partitions;
            long now = System.nanoTime();
            long least = now - TimeUnit.SECONDS.toNanos(1);
            due = Math.max(due, least) + (long) (records / share * PER_SECOND);
            if (due > now) {
                Pace.this.await(Duration.ofNanos(due - now));
            }
        }
    }

    /// Nobody waits any longer.
    @Override
    public void close() {
        ended.countDown();
    }
}
