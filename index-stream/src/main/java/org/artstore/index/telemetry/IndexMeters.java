package org.artstore.index.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// The meters of the index.
public final class IndexMeters {

    private final MeterRegistry registry;
    private final Counter applied;
    private final Counter deadLetters;
    private final Counter cacheFailures;
    private final Counter writeFailures;
    private final DistributionSummary batches;
    private final Timer writes;

    public IndexMeters(MeterRegistry registry) {
        this.registry = registry;
        this.applied =
                Counter.builder("artstore.index.applied")
                        .description("Records of the file log that are in the index")
                        .register(registry);
        this.deadLetters =
                Counter.builder("artstore.index.dead.letters")
                        .description("Records of the file log that could not be applied")
                        .register(registry);
        this.cacheFailures =
                Counter.builder("artstore.index.cache.failures")
                        .description("Documents that could not be written to the cache")
                        .register(registry);
        this.writeFailures =
                Counter.builder("artstore.index.write.failures")
                        .description("Attempts to write a batch that failed and were repeated")
                        .register(registry);
        this.batches =
                DistributionSummary.builder("artstore.index.batch.records")
                        .description("Records in a batch")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        this.writes =
                Timer.builder("artstore.index.write")
                        .description("Time to write a batch to PostgreSQL")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
    }

    /// Shows how far the index is behind the log.
    ///
    /// @param records how many records are not in the index yet
    /// @param seconds how old the oldest of them is
    public void watchBacklog(DoubleSupplier records, DoubleSupplier seconds) {
        Gauge.builder("artstore.index.lag.records", records::getAsDouble)
                .description("Records of the file log that are not in the index yet")
                .register(registry);
        Gauge.builder("artstore.index.oldest.unapplied.seconds", seconds::getAsDouble)
                .description("Age of the oldest record that is not in the index yet")
                .register(registry);
    }

    public void written(int records, Duration time) {
        applied.increment(records);
        batches.record(records);
        writes.record(time);
    }

    public void writeFailed() {
        writeFailures.increment();
    }

    public void deadLetter() {
        deadLetters.increment();
    }

    public void cacheFailed() {
        cacheFailures.increment();
    }
}
