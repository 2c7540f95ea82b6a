package org.artstore.worker.scrub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.id.ElementId;

/// Counts what was verified on one element.
final class ScrubMetrics {

    static final String ELEMENT = "element_id";

    private final Counter sound;
    private final Counter damaged;
    private final Counter bytes;

    ScrubMetrics(MeterRegistry meters, ElementId element) {
        this.sound = files(meters, element, "sound");
        this.damaged = files(meters, element, "damaged");
        this.bytes = meters.counter("artstore.scrub.bytes", ELEMENT, element.value());
    }

    void sound(long size) {
        sound.increment();
        bytes.increment((double) size);
    }

    void damaged() {
        damaged.increment();
    }

    private static Counter files(MeterRegistry meters, ElementId element, String outcome) {
        return meters.counter("artstore.scrub.files", ELEMENT, element.value(), "outcome", outcome);
    }
}
