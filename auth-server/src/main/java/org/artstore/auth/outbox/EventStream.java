package org.artstore.auth.outbox;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.account.AccountEvent;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A topic that this service writes, and the events that are written there.
///
/// @param <E> the sealed type of its events
public record EventStream<E>(TopicDefinition topic, EventCodec<E> codec) {

    public static final EventStream<AccountEvent> ACCOUNTS =
            new EventStream<>(Topics.ACCOUNTS, AccountEvent.CODEC);
    public static final EventStream<ElementEvent> ELEMENTS =
            new EventStream<>(Topics.ELEMENTS, ElementEvent.CODEC);

    public static final EventStream<TemplateEvent> TEMPLATES =
            new EventStream<>(Topics.TEMPLATES, TemplateEvent.CODEC);

    private static final List<EventStream<?>> ALL = List.of(ACCOUNTS, ELEMENTS, TEMPLATES);

    /// The record that `entry` asks for.
    ///
    /// @throws EventRejected when it is no event of its topic
    static ProducerRecord<String, byte[]> recordOf(OutboxEntry entry) {
        return ALL.stream()
                .filter(stream -> stream.topic().name().equals(entry.topic()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EventRejected(
                                        EventRejected.Reason.UNKNOWN_TYPE,
                                        "no stream " + entry.topic()))
                .encode(entry);
    }

    private ProducerRecord<String, byte[]> encode(OutboxEntry entry) {
        var event = codec.decode(entry.type(), entry.event().getBytes(StandardCharsets.UTF_8));
        return codec.encode(topic.name(), event, entry.traceparent());
    }
}
