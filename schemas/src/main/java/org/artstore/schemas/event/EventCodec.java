package org.artstore.schemas.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Writes and reads the events of one stream as JSON in CloudEvents' binary mode.
///
/// @param <E> the sealed type of the stream's events
public final class EventCodec<E> {

    private static final String JSON = "application/json";

    private final URI source;
    private final List<EventType<E>> types;
    private final Function<E, Identity> identity;

    /// What an event says of itself for its envelope.
    ///
    /// @param id the same for the same event, however often it is sent
    /// @param subject the key of its record
    /// @param time when it happened
    public record Identity(String id, String subject, Instant time) {}

    public EventCodec(URI source, List<EventType<E>> types, Function<E, Identity> identity) {
        this.source = source;
        this.types = List.copyOf(types);
        this.identity = identity;
    }

    /// One that writes the same, but as coming from `other`.
    public EventCodec<E> from(URI other) {
        return new EventCodec<>(other, types, identity);
    }

    /// The record of `event`.
    public ProducerRecord<String, byte[]> encode(
            String topic, E event, @Nullable String traceparent) {
        var self = identity.apply(event);
        var envelope =
                new Envelope(
                        self.id(),
                        typeOf(event),
                        source,
                        self.subject(),
                        self.time(),
                        JSON,
                        traceparent);
        return envelope.seal(topic, EventJson.MAPPER.writeValueAsBytes(event));
    }

    /// The event of `record`.
    ///
    /// @throws EventRejected when it is none of this stream
    public E decode(ConsumerRecord<?, byte[]> record) {
        var name = EventHeaders.text(record.headers(), EventHeaders.TYPE);
        if (name == null || record.value() == null) {
            throw new EventRejected(EventRejected.Reason.NOT_AN_EVENT, "no ce_type or no value");
        }
        return decode(name, record.value());
    }

    /// The event of type `name` that `json` is.
    ///
    /// @throws EventRejected when it is none of this stream
    public E decode(String name, byte[] json) {
        try {
            return EventJson.MAPPER.readValue(json, typeNamed(name));
        } catch (JacksonException e) {
            throw new EventRejected(EventRejected.Reason.MALFORMED, "body is no " + name, e);
        }
    }

    /// The types of the stream.
    public List<EventType<E>> types() {
        return types;
    }

    /// The versioned name of the event's type.
    public String typeOf(E event) {
        return types.stream()
                .filter(t -> t.type().isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no name for " + event.getClass()))
                .name();
    }

    private Class<? extends E> typeNamed(String name) {
        return types.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EventRejected(
                                        EventRejected.Reason.UNKNOWN_TYPE, "unknown type " + name))
                .type();
    }
}
