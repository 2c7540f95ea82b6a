package org.artstore.index;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.fixtures.FreshTopics;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.index.generation.Generation;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// A file log of its own for one test: whatever log was there before is gone.
public final class TestLog implements AutoCloseable {

    private static final String TOPIC = Topics.FILES.name();

    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", KafkaFixture.bootstrapServers()));

    /// A recreated topic makes an idempotent producer stumble.
    private final Producer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            KafkaFixture.bootstrapServers(),
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            false,
                            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                            1),
                    new StringSerializer(),
                    new ByteArraySerializer());

    public TestLog() {
        replace();
    }

    /// Deletes the log, and writes a new one.
    public void replace() {
        try {
            var existing = admin.listTopics().names().get();
            for (var name : List.of(TOPIC, Topics.deadLetters(TOPIC))) {
                if (existing.contains(name)) {
                    var _ = admin.deleteTopics(List.of(name)).all().get();
                }
            }
            var topic = new NewTopic(TOPIC, Topics.FILES.partitions(), (short) 1);
            while (admin.listTopics().names().get().contains(TOPIC)) {
                Thread.onSpinWait();
            }
            FreshTopics.create(admin, List.of(topic));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns when they are in the log.
    public RecordMetadata send(Document document) {
        return send(Samples.stored(document));
    }

    public RecordMetadata send(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same, compressed: what it is made of may be far larger than what the log takes.
    public void sendCompressed(ProducerRecord<String, byte[]> record) {
        Map<String, Object> properties =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        KafkaFixture.bootstrapServers(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        64 << 20);
        try (var large =
                new KafkaProducer<>(
                        properties, new StringSerializer(), new ByteArraySerializer())) {
            var _ = large.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns when they are all in the log, in this order.
    public void sendAll(List<Document> documents) {
        sendEvents(documents.stream().map(it -> (FileEvent) new FileStored(it)).toList());
    }

    /// Returns when they are all in the log, in this order.
    public void sendEvents(List<FileEvent> events) {
        var sent = events.stream().map(it -> producer.send(Samples.record(it))).toList();
        try {
            for (var metadata : sent) {
                var _ = metadata.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many records were ever written.
    public long size() {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many records were ever written, by partition.
    public Map<Integer, Long> ends() {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int i = 0; i < Topics.FILES.partitions(); i++) {
            ends.put(new TopicPartition(TOPIC, i), OffsetSpec.latest());
        }
        try {
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    it -> it.getKey().partition(), it -> it.getValue().offset()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The offsets that the group of the first generation has committed, by partition.
    public Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return admin.listConsumerGroupOffsets(Generation.FIRST.applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The reasons of all dead letters there are.
    public List<String> deadLetters() {
        var reasons = new ArrayList<String>();
        for (var letter : readDeadLetters()) {
            var reason = EventHeaders.text(letter.headers(), DeadLetter.REASON);
            reasons.add(String.valueOf(reason));
        }
        return reasons;
    }

    private static List<ConsumerRecord<String, byte[]>> readDeadLetters() {
        return readAll(Topics.deadLetters(TOPIC));
    }

    /// Makes a topic, unless it is there.
    public void create(TopicDefinition topic) {
        try {
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

    /// Makes the journal of an element, as its worker would.
    public void addJournal(ElementId element) {
        var journal = Topics.journal(element);
        try {
            FreshTopics.create(
                    admin, List.of(new NewTopic(journal.name(), journal.partitions(), (short) 1)));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All that stands in the journal of an element.
    public List<JournalRecord> journal(ElementId element) {
        return readAll(Topics.journal(element).name()).stream()
                .map(record -> JournalCodec.decode(record, element))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        Map<String, Object> properties =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        KafkaFixture.bootstrapServers(),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false);
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
