package org.artstore.index.redrive;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.access.Caller;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Shows dead letters and puts them back. Its callers may block.
final class Redriving {

    /// The header with the id of the letter that a record was.
    static final String REDRIVEN_FROM = "redriven_from";

    private static final String OF_LETTERS = "dlq_";
    private static final long WITHIN_SECONDS = 10;

    private final LetterReader letters;
    private final RedriveTable table;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final InstantSource clock;

    Redriving(
            LetterReader letters,
            RedriveTable table,
            Producer<byte[], byte[]> producer,
            Admin admin,
            InstantSource clock) {
        this.letters = letters;
        this.table = table;
        this.producer = producer;
        this.admin = admin;
        this.clock = clock;
    }

    /// @throws RedriveRejected.Unavailable when they cannot be read now
    LetterReader.Page<LetterView> page(@Nullable LetterId from, int limit, Caller caller) {
        var page = letters.page(from, limit, it -> LetterView.of(it, caller.tenant()));
        var ids = page.letters().stream().map(it -> LetterId.parse(it.id()).orElseThrow()).toList();
        try {
            var known = table.known(topicId(), ids);
            return new LetterReader.Page<>(
                    page.letters().stream()
                            .map(it -> it.with(known.get(LetterId.parse(it.id()).orElseThrow())))
                            .toList(),
                    page.next());
        } catch (SQLException | FlywayException failure) {
            throw new RedriveRejected.Unavailable(failure);
        }
    }

    /// Puts a letter back, once.
    ///
    /// @throws RedriveRejected when it is not put back
    Redriven redrive(LetterId id, RedriveRequest request, Caller caller) {
        var letter = letters.find(id).orElseThrow(RedriveRejected.Unknown::new);
        var record =
                request.isUnchanged()
                        ? unchanged(letter)
                        : encoded(request.event(letter, caller.tenant()), letter);
        EventHeaders.put(record.headers(), REDRIVEN_FROM, id.toString());
        var redrive =
                new RedriveTable.Request(
                        topicId(),
                        id,
                        Sha256.of(record.value()).hex(),
                        caller.clientId(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            return table.once(redrive, () -> send(record));
        } catch (SQLException | FlywayException failure) {
            throw new RedriveRejected.Unavailable(failure);
        }
    }

    /// The same record, under the key that its event has.
    private static ProducerRecord<byte[], byte[]> unchanged(ConsumerRecord<byte[], byte[]> letter) {
        var event = readable(letter);
        var record =
                new ProducerRecord<>(
                        Topics.FILES.name(),
                        event.fileId().toString().getBytes(StandardCharsets.UTF_8),
                        letter.value());
        for (var header : letter.headers()) {
            if (!header.key().startsWith(OF_LETTERS) && !header.key().equals(REDRIVEN_FROM)) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private static FileEvent readable(ConsumerRecord<byte[], byte[]> letter) {
        try {
            return FileEvent.CODEC.decode(letter);
        } catch (EventRejected rejected) {
            throw new RedriveRejected.Unreadable(rejected.reason().code());
        }
    }

    private static ProducerRecord<byte[], byte[]> encoded(
            FileEvent event, ConsumerRecord<byte[], byte[]> letter) {
        var encoded =
                FileEvent.CODEC.encode(
                        Topics.FILES.name(),
                        event,
                        EventHeaders.text(letter.headers(), EventHeaders.TRACEPARENT));
        return new ProducerRecord<>(
                encoded.topic(),
                null,
                encoded.key().getBytes(StandardCharsets.UTF_8),
                encoded.value(),
                encoded.headers());
    }

    private Receipt send(ProducerRecord<byte[], byte[]> record) {
        try {
            var there = producer.send(record).get(WITHIN_SECONDS, TimeUnit.SECONDS);
            return new Receipt(there.partition(), there.offset());
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            throw new RedriveRejected.Unavailable(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new RedriveRejected.Unavailable(interruption);
        }
    }

    private UUID topicId() {
        try {
            var topics =
                    admin.describeTopics(List.of(LetterId.TOPIC))
                            .allTopicNames()
                            .get(WITHIN_SECONDS, TimeUnit.SECONDS);
            var id = topics.values().iterator().next().topicId();
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (ExecutionException | TimeoutException failure) {
            throw new RedriveRejected.Unavailable(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new RedriveRejected.Unavailable(interruption);
        }
    }
}
