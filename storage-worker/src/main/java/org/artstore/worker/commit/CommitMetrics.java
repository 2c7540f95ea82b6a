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
import java.util.function.LongConsumer;

/// Meters what the commits of an element do and passes their results on.
public final class CommitMetrics implements CommitObserver {

    private static final String ELEMENT = "element_id";

    private final Counter files;
    private final Counter bytes;
    private final DistributionSummary sizes;
    private final Timer durations;
    private final Map<CommitStep, Timer> steps = new EnumMap<>(CommitStep.class);
    private final Consumer<CommittedGroup> next;
    private final Counter deletions;
    private final LongConsumer removed;

    /// @param next is told what is added
    /// @param removed is told how many bytes go with each file that is deleted
    public CommitMetrics(
            MeterRegistry meters,
            ElementId element,
            Consumer<CommittedGroup> next,
            LongConsumer removed) {
        this.removed = removed;
        this.deletions = meters.counter("artstore.deleted.files", ELEMENT, element.value());
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
    public void deleted(long diskBytes) {
        deletions.increment();
        removed.accept(diskBytes);
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
