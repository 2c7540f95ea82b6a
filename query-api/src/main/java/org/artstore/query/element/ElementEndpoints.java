package org.artstore.query.element;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.id.ElementId;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who serves the bytes of which element.
public final class ElementEndpoints {

    private final Map<ElementId, URI> endpoints = new ConcurrentHashMap<>();

    /// The base URL of the worker that last reported the element.
    public Optional<URI> of(ElementId element) {
        return Optional.ofNullable(endpoints.get(element));
    }

    /// The workers that serve other elements and not this one.
    public List<URI> othersThan(ElementId element) {
        var own = endpoints.get(element);
        return endpoints.values().stream().distinct().filter(it -> !it.equals(own)).toList();
    }

    void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            endpoints.remove(new ElementId(record.key()));
        } else {
            var status = ElementStatus.CODEC.decode(record);
            endpoints.put(status.elementId(), status.endpoint());
        }
    }
}
