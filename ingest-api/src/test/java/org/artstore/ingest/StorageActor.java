package org.artstore.ingest;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.fixtures.FreshTopics;
import org.artstore.schemas.account.AccountEvent;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.account.Role;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Plays the storage-worker of two elements, and the registry: reads their journals, keeps what
/// was sealed, and says so in the file log.
final class StorageActor implements AutoCloseable {

    static final ElementId EDIT = new ElementId("edit-01");
    static final ElementId RW = new ElementId("rw-01");

    private static final long CAPACITY = 1L << 40;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Object> clients;
    private final KafkaProducer<String, byte[]> producer;
    private final Shelf shelf = new Shelf();
    private final Lookups lookups = new Lookups(shelf);
    private final Thread thread = Thread.ofPlatform().daemon().name("storage").unstarted(this::run);
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /// Something to be done with the consumer, by its own thread.
    private record Turn(
            Consumer<KafkaConsumer<String, byte[]>> action, CompletableFuture<Void> taken) {}

    StorageActor(String bootstrapServers) {
        clients = Map.of("bootstrap.servers", bootstrapServers);
        createTopics();
        producer = new KafkaProducer<>(clients, new StringSerializer(), new ByteArraySerializer());
        register(EDIT, ElementMode.EDIT, null, 1);
        register(RW, ElementMode.RW, null, 1);
        report(EDIT, Health.ONLINE);
        report(RW, Health.ONLINE);
        thread.start();
    }

    Lookups lookups() {
        return lookups;
    }

    Shelf shelf() {
        return shelf;
    }

    /// Stops reading the journals: what is appended from now on is not read.
    void pause() {
        inTheLoop(consumer -> consumer.pause(consumer.assignment()));
    }

    void resume() {
        inTheLoop(consumer -> consumer.resume(consumer.paused()));
    }

    void report(ElementId element, Health health) {
        send(
                ElementStatus.CODEC.encode(
                        Topics.ELEMENT_STATUS.name(),
                        new ElementStatus(
                                element,
                                "local",
                                lookups.endpoint(),
                                health,
                                0,
                                0,
                                0,
                                CAPACITY,
                                Instant.now()),
                        null));
    }

    @Override
    public void close() {
        closed = true;
        lookups.close();
        producer.close(Duration.ZERO);
    }

    private void run() {
        try (var consumer =
                new KafkaConsumer<>(
                        clients, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Stream.of(EDIT, RW).flatMap(StorageActor::partitions).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            loop(consumer);
        }
    }

    private void loop(KafkaConsumer<String, byte[]> consumer) {
        while (!closed) {
            for (var turn = turns.poll(); turn != null; turn = turns.poll()) {
                turn.action().accept(consumer);
                turn.taken().complete(null);
            }
            consumer.poll(Duration.ofMillis(20)).forEach(this::store);
        }
    }

    /// Returns when the thread that reads the journals has done it, between two polls.
    private void inTheLoop(Consumer<KafkaConsumer<String, byte[]>> action) {
        var turn = new Turn(action, new CompletableFuture<>());
        turns.add(turn);
        turn.taken().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void store(ConsumerRecord<String, byte[]> record) {
        var element = record.topic().equals(Topics.journal(EDIT).name()) ? EDIT : RW;
        var decoded = JournalCodec.decode(record, element);
        var event = shelf.apply(decoded);
        event.ifPresent(it -> send(FileEvent.CODEC.encode(Topics.FILES.name(), it, null)));
        if (decoded instanceof TransferFile command && event.isEmpty()) {
            tell(begun(command, shelf.document(command.fileId())));
        }
    }

    private static TransferRequested begun(TransferFile command, Document document) {
        return new TransferRequested(
                command.fileId(),
                command.commandId(),
                document.tenant(),
                document.creator().id(),
                command.requester().requestedById(),
                command.elementId(),
                command.target(),
                document.version() + 1,
                document.content().fileSize(),
                command.finalise(),
                command.requestedAt());
    }

    /// What workers tell of a transfer.
    void tell(TransferEvent event) {
        send(TransferEvent.CODEC.encode(Topics.TRANSFERS.name(), event, null));
    }

    /// @param version greater than that of the registration before
    void register(ElementId id, ElementMode mode, @Nullable Compression compression, long version) {
        var element =
                new StorageElement(
                        id,
                        id.value(),
                        StorageElement.Kind.DISK,
                        mode,
                        1,
                        CAPACITY,
                        "local",
                        "/srv/" + id,
                        compression,
                        version,
                        BEGINNING,
                        BEGINNING);
        send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(), new ElementRegistered(element), null));
    }

    /// What auth-server tells of an account when its limits are these.
    void limit(ClientId account, long version, AccountLimits limits) {
        var told =
                new AccountEvent.Account(
                        account,
                        account.value(),
                        null,
                        Role.USER,
                        new TenantId("default"),
                        false,
                        limits,
                        version,
                        BEGINNING,
                        BEGINNING);
        send(
                AccountEvent.CODEC.encode(
                        Topics.ACCOUNTS.name(), new AccountEvent.AccountCreated(told), null));
    }

    /// What auth-server tells of a template.
    void tell(TemplateEvent event) {
        send(TemplateEvent.CODEC.encode(Topics.TEMPLATES.name(), event, null));
    }

    /// What index-stream tells of an account.
    void count(AccountUsage usage) {
        send(AccountUsage.CODEC.encode(Topics.USAGE.name(), usage, null));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record);
    }

    private void createTopics() {
        var topics =
                Stream.of(
                                Topics.ELEMENTS,
                                Topics.ELEMENT_STATUS,
                                Topics.FILES,
                                Topics.ACCOUNTS,
                                Topics.TEMPLATES,
                                Topics.USAGE,
                                Topics.TRANSFERS,
                                Topics.journal(EDIT),
                                Topics.journal(RW))
                        .map(StorageActor::topic)
                        .toList();
        try (var admin = Admin.create(clients)) {
            FreshTopics.create(admin, topics);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic topic(TopicDefinition definition) {
        return new NewTopic(definition.name(), definition.partitions(), (short) 1)
                .configs(definition.config());
    }

    private static Stream<TopicPartition> partitions(ElementId element) {
        var journal = Topics.journal(element);
        return Stream.iterate(0, i -> i < journal.partitions(), i -> i + 1)
                .map(i -> new TopicPartition(journal.name(), i));
    }
}
