package org.artstore.query.world;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// In the place of storage-worker, as far as it writes to Kafka.
public final class LogActor {

    private static final int BOUND_SECONDS = 20;

    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrapServers;
    private final UUID topicId;

    public LogActor(String bootstrapServers) throws Exception {
        this.bootstrapServers = bootstrapServers;
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                        StringSerializer.class,
                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                        ByteArraySerializer.class,
                        ProducerConfig.ACKS_CONFIG,
                        "all");
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics =
                    Stream.of(Topics.FILES, Topics.ELEMENTS, Topics.ELEMENT_STATUS)
                            .map(LogActor::topic)
                            .toList();
            var created = admin.createTopics(topics);
            created.all().get(BOUND_SECONDS, TimeUnit.SECONDS);
            var id = created.topicId(Topics.FILES.name()).get(BOUND_SECONDS, TimeUnit.SECONDS);
            topicId = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        }
        producer = new KafkaProducer<>(settings);
    }

    public UUID topicId() {
        return topicId;
    }

    /// Says that documents are stored; returns where the last of these events stands.
    public Receipt stored(Papers... papers) throws Exception {
        Receipt last = new Receipt(0, 0);
        for (var paper : papers) {
            var event = new FileEvent.FileStored(paper.document());
            last = send(FileEvent.CODEC.encode(Topics.FILES.name(), event, null));
        }
        return last;
    }

    /// Says something else of documents.
    public Receipt says(FileEvent event) throws Exception {
        return send(FileEvent.CODEC.encode(Topics.FILES.name(), event, null));
    }

    /// Says that a document is as in `papers` from now on.
    public Receipt changed(Papers papers) throws Exception {
        return says(new FileEvent.FileChanged(papers.document(), CommandId.create()));
    }

    /// Says that a document is deleted, which had the version of `papers`.
    public Receipt deleted(Papers papers) throws Exception {
        var last = papers.document();
        return says(
                new FileEvent.FileDeleted(
                        last.fileId(),
                        last.tenant(),
                        last.location().elementId(),
                        last.creator().id(),
                        last.version() + 1,
                        Instant.now(),
                        last.creator().id(),
                        CommandId.create()));
    }

    /// Says that a command had no effect.
    public Receipt refused(Papers papers) throws Exception {
        var document = papers.document();
        var event =
                new FileEvent.CommandRejected(
                        document.fileId(),
                        document.tenant(),
                        CommandId.create(),
                        FileEvent.CommandRejected.Refusal.VERSION_DIFFERS,
                        document.version(),
                        Instant.now());
        return send(FileEvent.CODEC.encode(Topics.FILES.name(), event, null));
    }

    /// Writes what nobody can read.
    public Receipt garbage(String key) throws Exception {
        return send(new ProducerRecord<>(Topics.FILES.name(), key, new byte[] {1, 2, 3}));
    }

    /// Says where the bytes of an element are served.
    public void serving(ElementId element, URI endpoint) throws Exception {
        var status =
                new ElementStatus(
                        element,
                        "local",
                        endpoint,
                        ElementStatus.Health.ONLINE,
                        0,
                        0,
                        0,
                        1_000_000,
                        Instant.now());
        send(ElementStatus.CODEC.encode(Topics.ELEMENT_STATUS.name(), status, null));
    }

    /// Says that an element is in this mode, as auth-server would.
    public void mode(ElementId element, ElementMode mode, long version) throws Exception {
        var registered = Instant.EPOCH;
        var registration =
                new StorageElement(
                        element,
                        element.value(),
                        StorageElement.Kind.DISK,
                        mode,
                        1,
                        1_000_000,
                        "local",
                        "/srv/" + element,
                        version,
                        registered,
                        registered);
        send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(), new ElementRegistered(registration), null));
    }

    /// The restore requests that stand in the file log for a document.
    public List<FileRestoreRequested> requestsFor(FileId file) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, Topics.FILES.partitions())
                            .mapToObj(number -> new TopicPartition(Topics.FILES.name(), number))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<FileRestoreRequested>();
            while (partitions.stream()
                    .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (file.toString().equals(record.key())
                            && FileEvent.CODEC.decode(record)
                                    instanceof FileRestoreRequested requested) {
                        found.add(requested);
                    }
                }
            }
            return found;
        }
    }

    /// The next offset of each partition of the file log.
    public Map<Integer, Long> ends() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var latest =
                    IntStream.range(0, Topics.FILES.partitions())
                            .mapToObj(number -> new TopicPartition(Topics.FILES.name(), number))
                            .collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest()));
            return admin
                    .listOffsets(latest)
                    .all()
                    .get(BOUND_SECONDS, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    it -> it.getKey().partition(), it -> it.getValue().offset()));
        }
    }

    private Receipt send(ProducerRecord<String, byte[]> record) throws Exception {
        var written = producer.send(record).get(BOUND_SECONDS, TimeUnit.SECONDS);
        return new Receipt(written.partition(), written.offset());
    }

    private static NewTopic topic(TopicDefinition definition) {
        return new NewTopic(definition.name(), definition.partitions(), (short) 1);
    }
}
