package org.artstore.index.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// The meters of the job that builds a generation, shown by the instance that carries it on.
public final class ReindexMeters {

    private final MeterRegistry registry;
    private volatile long done;
    private volatile long total;
    private volatile long standing;

    public ReindexMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("artstore.reindex.done.records", () -> done)
                .description(
                        "Records of the file log, or before that files told, of the generation"
                                + " being built")
                .register(registry);
        Gauge.builder("artstore.reindex.total.records", () -> total)
                .description(
                        "Records of the file log, or before that files, while a generation is being"
                                + " built")
                .register(registry);
        Gauge.builder("artstore.reindex.elements.waiting", () -> standing)
                .description(
                        "Elements that a job waits for so that they tell the log of their files")
                .register(registry);
    }

    /// How far the job is; nothing of nothing when there is none.
    public void show(long doneNow, long totalNow) {
        done = doneNow;
        total = totalNow;
    }

    /// How many elements a job waits for.
    public void showStanding(long elements) {
        standing = elements;
    }

    /// An operator has told a job something.
    public void told(String command, String outcome) {
        registry.counter("artstore.reindex.commands", "command", command, "outcome", outcome)
                .increment();
    }
}
