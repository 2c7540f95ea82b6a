package org.artstore.schemas.event;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;

/// What surrounds an event: the attributes of CloudEvents 1.0.
///
/// @param id unique within the source; the same event sent again has the same id
/// @param type the versioned name
/// @param source the service that says it
/// @param subject what it is about; also the record's key
/// @param time when it happened
/// @param contentType of the value
/// @param traceparent the W3C trace context of the cause, if there is one
public record Envelope(
        String id,
        String type,
        URI source,
        String subject,
        Instant time,
        String contentType,
        @Nullable String traceparent) {

    /// The record that carries `value` in this envelope, in Kafka's binary mode.
    public ProducerRecord<String, byte[]> seal(String topic, byte[] value) {
        var event =
                CloudEventBuilder.v1()
                        .withId(id)
                        .withType(type)
                        .withSource(source)
                        .withSubject(subject)
                        .withTime(time.atOffset(ZoneOffset.UTC))
                        .withData(contentType, value)
                        .build();
        ProducerRecord<String, byte[]> record =
                KafkaMessageFactory.<String>createWriter(topic, subject).writeBinary(event);
        if (traceparent != null) {
            EventHeaders.put(record.headers(), EventHeaders.TRACEPARENT, traceparent);
        }
        return record;
    }
}
