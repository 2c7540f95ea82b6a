package org.artstore.worker.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.worker.store.ElementStore;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The meters of one journal.
final class JournalMetrics {

    private static final String ELEMENT = "element_id";

    private final MeterRegistry meters;
    private final AtomicLong lag = new AtomicLong();
    private final Counter buried;
    private final List<Meter> all;

    JournalMetrics(MeterRegistry meters, ElementStore store) {
        this.meters = meters;
        var element = store.element().value();
        this.buried = meters.counter("artstore.journal.dead.letters", ELEMENT, element);
        this.all =
                List.of(
                        buried,
                        Gauge.builder("artstore.journal.lag.records", lag, AtomicLong::get)
                                .tag(ELEMENT, element)
                                .register(meters),
                        Gauge.builder(
                                        "artstore.staging.bytes",
                                        store.staging(),
                                        it -> it.stagedBytes())
                                .tag(ELEMENT, element)
                                .register(meters),
                        Gauge.builder(
                                        "artstore.staging.uploads",
                                        store.staging(),
                                        it -> it.openUploads())
                                .tag(ELEMENT, element)
                                .register(meters));
    }

    void buried(long records) {
        buried.increment((double) records);
    }

    /// How many records wait behind those that were applied.
    void lag(long records) {
        lag.set(records);
    }

    void remove() {
        all.forEach(meters::remove);
    }
}
