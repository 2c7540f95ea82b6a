package org.artstore.worker.element;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.starter.health.NotReady;
import org.artstore.worker.journal.IdleUploads;
import org.artstore.worker.journal.Journals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The elements that are registered for this worker.
public final class OwnElements implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnElements.class);

    private final ElementSettings settings;
    private final ElementOpening opening;
    private final Journals journals;
    private final StatusReports reports;
    private final Map<ElementId, OwnElement> elements = new ConcurrentHashMap<>();
    private boolean open;

    OwnElements(
            ElementSettings settings,
            ElementOpening opening,
            Journals journals,
            StatusReports reports) {
        this.settings = settings;
        this.opening = opening;
        this.journals = journals;
        this.reports = reports;
    }

    /// Takes the next record of the registry.
    void follow(ConsumerRecord<String, byte[]> record) {
        try {
            register(ElementEvent.CODEC.decode(record).element());
        } catch (EventRejected refusal) {
            LOG.atWarn()
                    .addKeyValue("offset", record.offset())
                    .setCause(refusal)
                    .log("A record of the registry of elements was not understood");
        }
    }

    private synchronized void register(StorageElement registration) {
        var id = registration.elementId();
        var known = elements.get(id);
        if (known != null && !registration.replaces(known.registration())) {
            return;
        }
        if (!registration.worker().equals(settings.id())) {
            elements.remove(id);
            if (known != null) {
                known.close();
            }
        } else if (known != null) {
            known.register(registration);
        } else {
            var added = newElement(registration);
            elements.put(id, added);
            if (open) {
                added.start();
            }
        }
    }

    /// Opens the elements: from now on what is registered is what the registry said last, and not
    /// what it said once.
    synchronized void open() {
        if (!open) {
            open = true;
            elements.values().forEach(OwnElement::start);
        }
    }

    private OwnElement newElement(StorageElement registration) {
        return new OwnElement(
                registration,
                opening,
                new Rescue(registration.elementId(), journals, settings.reopenInterval()),
                settings,
                () -> report(registration));
    }

    private void report(StorageElement registration) {
        var element = elements.get(registration.elementId());
        if (element != null) {
            reports.report(element);
        }
    }

    /// Says of every element how it is.
    void reportAll() {
        elements.values().forEach(reports::report);
    }

    /// Ends uploads that have stood open for too long; but what the journal still holds for them
    /// comes first.
    void expire(IdleUploads idle, Instant now) {
        elements.forEach(
                (id, element) ->
                        element.opened()
                                .filter(it -> it.journal().isCaughtUp())
                                .ifPresent(it -> idle.expire(id, it.store().staging(), now)));
    }

    /// Removes the bytes of files that were deleted long enough ago. It may take long.
    void purge(Instant now) {
        elements.forEach((id, element) -> element.opened().ifPresent(it -> purge(id, it, now)));
    }

    private void purge(ElementId id, OpenElement element, Instant now) {
        try {
            var then = now.minus(settings.quarantine());
            var _ = element.store().blobs().purge(then, settings.purgeFiles());
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("element_id", id)
                    .setCause(failure)
                    .log("The bytes of deleted files could not be removed");
        }
    }

    /// Those whose files can be looked for now.
    public List<ServedElement> served() {
        return elements.values().stream()
                .flatMap(
                        element ->
                                element.opened().stream()
                                        .map(
                                                it ->
                                                        new ServedElement(
                                                                element.registration().elementId(),
                                                                element.registration().mode(),
                                                                it.store().blobs(),
                                                                it.damages())))
                .toList();
    }

    /// Those whose files can be looked after now.
    public List<KeptElement> kept() {
        return elements.values().stream()
                .flatMap(it -> it.opened().stream().map(open -> new KeptElement(it, open)))
                .toList();
    }

    /// Whether this worker has an element of this id, in use or not.
    public boolean has(ElementId element) {
        return elements.containsKey(element);
    }

    /// Whether every element is in use.
    public boolean areAllServed() {
        return elements.values().stream().noneMatch(it -> it.health() == Health.OFFLINE);
    }

    /// In the words of a readiness check.
    String check() {
        var offline =
                elements.entrySet().stream()
                        .filter(it -> it.getValue().health() == Health.OFFLINE)
                        .map(it -> it.getKey().value())
                        .sorted()
                        .toList();
        if (!offline.isEmpty()) {
            throw new NotReady("offline: " + String.join(", ", offline));
        }
        return elements.size() + " in use";
    }

    @Override
    public void close() {
        elements.values().forEach(OwnElement::close);
        reportAll();
    }
}
