package org.artstore.auth.element;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.id.ElementId;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the workers last said of their elements.
final class ElementStatuses {

    private final Map<ElementId, ElementStatus> latest = new ConcurrentHashMap<>();

    /// A record of the topic of statuses.
    void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            latest.remove(new ElementId(record.key()));
        } else {
            var status = ElementStatus.CODEC.decode(record);
            latest.put(status.elementId(), status);
        }
    }

    Optional<ElementStatus> of(ElementId id) {
        return Optional.ofNullable(latest.get(id));
    }
}
