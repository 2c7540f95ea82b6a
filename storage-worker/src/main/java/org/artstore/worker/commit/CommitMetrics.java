package org.artstore.worker.commit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.artstore.schemas.id.ElementId;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Meters what the commits of an element do and passes their results on.
public final class CommitMetrics implements CommitObserver {

    private static final String ELEMENT = "element_id";

    private final Counter files;
    private final Counter bytes;
    private final DistributionSummary sizes;
    private final Timer durations;
    private final Map<CommitStep, Timer> steps = new EnumMap<>(CommitStep.class);
    private final Consumer<CommittedGroup> next;

    public CommitMetrics(MeterRegistry meters, ElementId element, Consumer<CommittedGroup> next) {
        this.files = meters.counter("artstore.committed.files", ELEMENT, element.value());
        this.bytes = meters.counter("artstore.committed.bytes", ELEMENT, element.value());
        this.sizes = meters.summary("artstore.commit.files", ELEMENT, element.value());
        this.durations = meters.timer("artstore.commit.duration", ELEMENT, element.value());
        this.next = next;
        for (var step : CommitStep.values()) {
            var name = step.name().toLowerCase(Locale.ROOT);
            steps.put(
                    step,
                    meters.timer("artstore.commit.step", ELEMENT, element.value(), "step", name));
        }
    }

    @Override
    public void reached(CommitStep step, Duration since) {
        var timer = steps.get(step);
        if (timer != null) {
            timer.record(since);
        }
    }

    @Override
    public void committed(CommittedGroup group) {
        files.increment(group.files());
        bytes.increment((double) group.contentBytes());
        sizes.record(group.files());
        durations.record(group.duration());
        next.accept(group);
    }
}
