package org.artstore.index.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// The meters of the job that builds a generation, shown by the instance that carries it on.
public final class ReindexMeters {

    private final MeterRegistry registry;
    private volatile long done;
    private volatile long total;

    public ReindexMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("artstore.reindex.done.records", () -> done)
                .description("Records of the file log that are in the generation being built")
                .register(registry);
        Gauge.builder("artstore.reindex.total.records", () -> total)
                .description("Records of the file log while a generation is being built")
                .register(registry);
    }

    /// How far the job is; nothing of nothing when there is none.
    public void show(long doneNow, long totalNow) {
        done = doneNow;
        total = totalNow;
    }

    /// An operator has told a job something.
    public void told(String command, String outcome) {
        registry.counter("artstore.reindex.commands", "command", command, "outcome", outcome)
                .increment();
    }
}
