package org.artstore.worker.element;

import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.disk.DiskFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Tells the other services how elements are.
final class StatusReports {

    private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

    private final ElementSettings settings;
    private final KafkaTemplate<String, byte[]> kafka;
    private final InstantSource clock;

    StatusReports(
            ElementSettings settings, KafkaTemplate<String, byte[]> kafka, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.clock = clock;
    }

    /// Does not wait for it: a report that is lost is followed by the next.
    void report(OwnElement element) {
        var record =
                ElementStatus.CODEC.encode(Topics.ELEMENT_STATUS.name(), status(element), null);
        try {
            var _ = kafka.send(record);
        } catch (KafkaException failure) {
            LOG.atWarn().setCause(failure).log("A report of an element could not be sent");
        }
    }

    ElementStatus status(OwnElement element) {
        return element.opened()
                .map(opened -> inUse(element, opened))
                .orElseGet(() -> status(element, Health.OFFLINE, 0, 0, 0, 0));
    }

    private ElementStatus inUse(OwnElement element, OpenElement opened) {
        var staging = opened.store().staging();
        var usage = opened.usage();
        try {
            var room = DiskRoom.of(opened.directory().root(), settings);
            return status(
                    element,
                    room.isShort() ? Health.FULL : element.health(),
                    usage.bytes() + staging.stagedBytes(),
                    staging.announcedBytes(),
                    usage.files(),
                    free(element.registration(), room));
        } catch (DiskFailed _) {
            return status(element, Health.OFFLINE, usage.bytes(), 0, usage.files(), 0);
        }
    }

    /// An object store has no file system that could run out of room before the element does.
    private static long free(StorageElement registration, DiskRoom room) {
        return switch (registration.kind()) {
            case DISK -> room.free();
            case S3 -> registration.capacityBytes();
        };
    }

    private ElementStatus status(
            OwnElement element, Health health, long used, long reserved, long files, long free) {
        var registration = element.registration();
        return new ElementStatus(
                registration.elementId(),
                settings.id(),
                settings.url(),
                health,
                used,
                reserved,
                files,
                free,
                clock.instant());
    }
}
