package org.artstore.starter.placement;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What the registry and the workers said last of each element.
public final class Elements {

    private final Map<ElementId, StorageElement> registered = new ConcurrentHashMap<>();
    private final Map<ElementId, ElementStatus> reported = new ConcurrentHashMap<>();
    private final Map<ElementId, Long> promised = new ConcurrentHashMap<>();

    /// Takes a record of the registry.
    public void register(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            registered.remove(new ElementId(record.key()));
            return;
        }
        var element = ElementEvent.CODEC.decode(record).element();
        registered.merge(element.elementId(), element, (old, now) -> now.replaces(old) ? now : old);
    }

    /// Takes a record of the workers' reports.
    public void report(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            reported.remove(new ElementId(record.key()));
            return;
        }
        var status = ElementStatus.CODEC.decode(record);
        reported.put(status.elementId(), status);
    }

    /// Adds to, or with a negative number takes from, the bytes promised to an element.
    public void promise(ElementId element, long bytes) {
        promised.merge(element, bytes, Long::sum);
    }

    /// All that are registered, in no order.
    public List<StorageElement> registered() {
        return List.copyOf(registered.values());
    }

    /// What the worker of an element said last, if it ever did.
    public Optional<ElementStatus> status(ElementId element) {
        return Optional.ofNullable(reported.get(element));
    }

    /// The registration of an element, if there is one.
    public Optional<StorageElement> registration(ElementId element) {
        return Optional.ofNullable(registered.get(element));
    }

    /// Those whose worker has reported at least once: before that, an element has no journal.
    public List<Candidate> candidates() {
        return registered.values().stream().flatMap(this::candidate).toList();
    }

    private Stream<Candidate> candidate(StorageElement element) {
        var status = reported.get(element.elementId());
        var bytes = promised.getOrDefault(element.elementId(), 0L);
        return status == null ? Stream.empty() : Stream.of(new Candidate(element, status, bytes));
    }
}
