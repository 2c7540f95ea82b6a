package org.artstore.worker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.element.StorageElement.Kind;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.worker.journal.Journals;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// The other services, as far as the worker meets them in Kafka.
public final class TestKafka {

    private static final KafkaClients CLIENTS =
            new KafkaClients(
                    new KafkaSettings(KafkaFixture.bootstrapServers(), (short) 1, (short) 1, null));
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(CLIENTS.producer());

    private TestKafka() {}

    public static void register(String worker, ElementId element, ElementMode mode, Path root) {
        create(Topics.ELEMENTS);
        var now = Instant.now();
        var registration =
                new StorageElement(
                        element,
                        element.value(),
                        Kind.DISK,
                        mode,
                        1,
                        1L << 30,
                        worker,
                        root.toString(),
                        mode == ElementMode.AR ? 2L : 1L,
                        now,
                        now);
        send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(), new ElementRegistered(registration), null));
    }

    public static void create(TopicDefinition topic) {
        try (var admin = CLIENTS.newAdmin()) {
            admin.createTopics(List.of(new NewTopic(topic.name(), topic.partitions(), (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void journal(List<? extends JournalRecord> records) {
        for (var record : records) {
            send(
                    JournalCodec.encode(
                            record,
                            Instant.now(),
                            "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-00"));
        }
    }

    public static void journal(JournalRecord... records) {
        journal(Arrays.asList(records));
    }

    public static void send(ProducerRecord<String, byte[]> record) {
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every record of the topic that is there now, by partition in order.
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<String, byte[]>(CLIENTS.consumer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /// What the file log says of a file.
    public static List<ConsumerRecord<String, byte[]>> told(FileId file) {
        return all(Topics.FILES.name()).stream()
                .filter(it -> file.toString().equals(it.key()))
                .toList();
    }

    /// How many records of the journal lie behind the committed offsets.
    public static long lag(ElementId element) {
        var topic = Topics.journal(element).name();
        try (var admin = CLIENTS.newAdmin();
                var consumer = new KafkaConsumer<String, byte[]>(CLIENTS.consumer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            var committed = committed(admin, element);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(it -> it.getValue() - offset(committed.get(it.getKey())))
                    .sum();
        }
    }

    /// The worker must not run.
    public static void rewind(ElementId element) {
        try (var admin = CLIENTS.newAdmin()) {
            var zero = new HashMap<TopicPartition, OffsetAndMetadata>();
            committed(admin, element)
                    .keySet()
                    .forEach(it -> zero.put(it, new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(Journals.group(element), zero).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(
            Admin admin, ElementId element) {
        try {
            return admin.listConsumerGroupOffsets(Journals.group(element))
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
