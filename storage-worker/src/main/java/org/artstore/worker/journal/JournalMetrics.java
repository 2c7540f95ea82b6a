package org.artstore.worker.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.Consumer;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.staging.Staging;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.trim.TrimObserver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/// The meters of one journal.
final class JournalMetrics implements TrimObserver {

    private static final String ELEMENT = "element_id";

    private final MeterRegistry meters;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final Counter buried;
    private final Counter trimmed;
    private final List<Meter> all = new ArrayList<>();

    private JournalMetrics(MeterRegistry meters, ElementId element) {
        this.meters = meters;
        this.buried = meters.counter("artstore.journal.dead.letters", ELEMENT, element.value());
        this.trimmed = meters.counter("artstore.journal.trimmed.records", ELEMENT, element.value());
        all.addAll(List.of(buried, trimmed));
        gauge("artstore.journal.kept.records", element, kept, AtomicLong::get);
        gauge("artstore.journal.lag.records", element, lag, AtomicLong::get);
    }

    /// Of an element that cannot be used.
    static JournalMetrics of(MeterRegistry meters, ElementId element) {
        return new JournalMetrics(meters, element);
    }

    /// With those of what is staged.
    static JournalMetrics of(MeterRegistry meters, ElementStore store) {
        var metrics = new JournalMetrics(meters, store.element());
        var staging = store.staging();
        metrics.gauge("artstore.staging.bytes", store.element(), staging, Staging::stagedBytes);
        metrics.gauge("artstore.staging.uploads", store.element(), staging, Staging::openUploads);
        return metrics;
    }

    private <T> void gauge(String name, ElementId element, T state, ToDoubleFunction<T> figure) {
        all.add(Gauge.builder(name, state, figure).tag(ELEMENT, element.value()).register(meters));
    }

    /// How many records the consumer knows of and has not brought yet.
    static long lag(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    void buried(long records) {
        buried.increment((double) records);
    }

    @Override
    public void kept(long records) {
        kept.set(records);
    }

    @Override
    public void trimmed(long records) {
        trimmed.increment((double) records);
    }

    /// How many records wait behind those that were applied.
    void lag(long records) {
        lag.set(records);
    }

    void remove() {
        all.forEach(meters::remove);
    }
}
