package org.artstore.worker.scrub;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.worker.element.KeptElement;
import org.artstore.worker.filelog.FileLogWriter;
import org.artstore.worker.inventory.Inventory;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Begins verifications of elements.
final class Verifications {

    private final ScrubSettings settings;
    private final KafkaTemplate<String, byte[]> kafka;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Verifications(
            ScrubSettings settings,
            KafkaTemplate<String, byte[]> kafka,
            MeterRegistry meters,
            InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.meters = meters;
        this.clock = clock;
    }

    /// For one thread.
    Verification of(KeptElement element) {
        return new Verification(
                element,
                new FileLogWriter(kafka),
                new ScrubMetrics(meters, element.id()),
                settings.tellVerified(),
                clock);
    }

    /// At the rate that is set, for one thread.
    FileCheck check(Inventory inventory) {
        return new FileCheck(inventory, settings.rate());
    }

    ScrubSettings settings() {
        return settings;
    }

    MeterRegistry meters() {
        return meters;
    }

    InstantSource clock() {
        return clock;
    }
}
