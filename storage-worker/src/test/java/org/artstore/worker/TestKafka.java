package org.artstore.worker;

import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.artstore.fixtures.FreshTopics;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.element.StorageElement.Kind;
import org.artstore.schemas.event.EventHeaders;
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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;

/// The other services, as far as the worker meets them in Kafka.
public final class TestKafka {

    private static final KafkaClients CLIENTS =
            new KafkaClients(
                    new KafkaSettings(KafkaFixture.bootstrapServers(), (short) 1, (short) 1, null));
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(CLIENTS.producer());
    private static final Map<String, TestTopic> TOPICS = new ConcurrentHashMap<>();

    private TestKafka() {}

    public static void register(String worker, ElementId element, ElementMode mode, Path root) {
        register(worker, element, mode, 1, root);
    }

    public static void register(
            String worker, ElementId element, ElementMode mode, int priority, Path root) {
        create(Topics.ELEMENTS);
        send(registration(worker, element, mode, priority, root));
    }

    public static ProducerRecord<String, byte[]> registration(
            String worker, ElementId element, ElementMode mode, Path root) {
        return registration(worker, element, mode, 1, root);
    }

    private static ProducerRecord<String, byte[]> registration(
            String worker, ElementId element, ElementMode mode, int priority, Path root) {
        var now = Instant.now();
        var registration =
                new StorageElement(
                        element,
                        element.value(),
                        Kind.DISK,
                        mode,
                        priority,
                        1L << 30,
                        worker,
                        root.toString(),
                        mode == ElementMode.AR ? 2L : 1L,
                        now,
                        now);
        return ElementEvent.CODEC.encode(
                Topics.ELEMENTS.name(), new ElementRegistered(registration), null);
    }

    public static void create(TopicDefinition topic) {
        try (var admin = CLIENTS.newAdmin()) {
            FreshTopics.create(
                    admin, List.of(new NewTopic(topic.name(), topic.partitions(), (short) 1)));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns when all are acknowledged.
    public static void journal(List<? extends JournalRecord> records) {
        records.stream()
                .map(TestKafka::encoded)
                .map(PRODUCER::send)
                .toList()
                .forEach(TestKafka::acknowledged);
    }

    private static ProducerRecord<String, byte[]> encoded(JournalRecord record) {
        var traceparent = "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-00";
        return JournalCodec.encode(record, Instant.now(), traceparent);
    }

    public static void journal(JournalRecord... records) {
        journal(Arrays.asList(records));
    }

    public static void send(ProducerRecord<String, byte[]> record) {
        acknowledged(PRODUCER.send(record));
    }

    private static void acknowledged(Future<?> write) {
        try {
            write.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every record of the topic that is there now, by partition in order.
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        return TOPICS.computeIfAbsent(topic, it -> new TestTopic(it, CLIENTS)).all();
    }

    /// The same in another cluster.
    public static List<ConsumerRecord<String, byte[]>> all(String topic, KafkaClients clients) {
        try (var read = new TestTopic(topic, clients)) {
            return read.all();
        }
    }

    /// What the file log says of a file.
    public static List<ConsumerRecord<String, byte[]>> told(FileId file) {
        return all(Topics.FILES.name()).stream()
                .filter(it -> file.toString().equals(it.key()))
                .toList();
    }

    /// Waits until the file log says something of it.
    public static List<ConsumerRecord<String, byte[]>> awaitTold(TestUpload upload) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> told(upload.fileId()), it -> !it.isEmpty());
    }

    /// Writes records into one partition of their journal, as if that had been at this time.
    public static void journalAt(int partition, Instant time, List<? extends JournalRecord> all) {
        for (var record : all) {
            var encoded = encoded(record);
            send(
                    new ProducerRecord<>(
                            encoded.topic(),
                            partition,
                            time.toEpochMilli(),
                            encoded.key(),
                            encoded.value(),
                            encoded.headers()));
        }
    }

    /// Where a partition of the journal begins now.
    public static long beginning(ElementId element, int partition) {
        var at = new TopicPartition(Topics.journal(element).name(), partition);
        try (var consumer = new KafkaConsumer<String, byte[]>(CLIENTS.consumer())) {
            return consumer.beginningOffsets(List.of(at)).getOrDefault(at, -1L);
        }
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

    /// As a later version of ingest-api may write it, checksum included.
    public static ProducerRecord<String, byte[]> ofUnknownType(
            ProducerRecord<String, byte[]> record) {
        var headers = record.headers();
        var name = "artstore.upload.sung.v1".getBytes(StandardCharsets.UTF_8);
        headers.remove("ce_type").add("ce_type", name);
        headers.remove(JournalCodec.CRC32C);
        EventHeaders.put(headers, JournalCodec.CRC32C, checksum(record));
        return record;
    }

    private static String checksum(ProducerRecord<String, byte[]> record) {
        var crc = new CRC32C();
        for (var name : List.of("ce_type", "file_id", "element_id", "epoch", "offset", "upload")) {
            var header = record.headers().lastHeader(name);
            add(crc, name, header == null ? null : header.value());
        }
        add(crc, "value", record.value());
        return Long.toHexString(crc.getValue());
    }

    private static void add(CRC32C crc, String name, byte @Nullable [] bytes) {
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(ByteBuffer.allocate(4).putInt(0, bytes == null ? -1 : bytes.length));
        if (bytes != null) {
            crc.update(bytes);
        }
    }
}
