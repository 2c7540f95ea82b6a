package org.artstore.index.usage;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// From the file log to what the other services hear of an account.
class UsageIT {

    private static TestLog log;
    private static TestDatabase database;
    private static TestService service;

    private final ClientId account = new ClientId("sa_" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        log = new TestLog();
        database = TestDatabase.create();
        service = TestService.start(database);
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
    }

    @Test
    void everyDocumentCountsOnce() {
        var documents =
                List.of(document(1_000), document(200), document(30), document(4_000_000_000L));
        log.sendAll(documents);
        log.sendAll(documents);

        assertTold(4_000_001_230L, 4);
    }

    @Test
    void saysHowFarItHasCounted() {
        var place = log.send(document(5));
        var receipt = new Receipt(place.partition(), place.offset());
        assertTold(5, 1);

        assertThat(last(account).counts(receipt)).isTrue();
        assertThat(last(account).counts(new Receipt(place.partition(), place.offset() + 1)))
                .isFalse();
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOneBefore() {
        var file = FileId.create(Samples.CREATED_AT);
        log.sendAll(List.of(document(file, 1, 100), document(file, 2, 30), document(file, 1, 100)));

        assertTold(30, 1);
    }

    @Test
    void aDocumentThatIsGoneCountsNoMore() {
        var gone = document(100);
        log.sendAll(List.of(gone, document(7)));
        assertTold(107, 2);

        database.query("delete from generation_1.documents where file_id::text = ?", id(gone));

        assertTold(7, 1);
    }

    @Test
    void aDeletedDocumentCountsNoMoreWhateverComesAgain() {
        var gone = document(100);
        log.sendAll(List.of(gone, document(7)));
        assertTold(107, 2);

        log.send(Samples.record(Samples.deleted(gone)));
        log.send(gone);

        assertTold(7, 1);
    }

    @Test
    void aDocumentThatIsMarkedDeletedCountsNoMore() {
        var gone = document(100);
        log.sendAll(List.of(gone, document(7)));
        assertTold(107, 2);

        var update = "update generation_1.documents set status = 'deleted' where file_id::text = ?";
        database.query(update, id(gone));
        assertTold(7, 1);
        database.query("delete from generation_1.documents where file_id::text = ?", id(gone));

        assertThat(counted()).isEqualTo("7");
    }

    @Test
    void accountsAreKeptApartWhateverTheOrder() {
        var random = new Random(7);
        var other = new ClientId("sa_" + UUID.randomUUID());
        var documents = new ArrayList<Document>();
        for (int i = 0; i < 200; i++) {
            var file = FileId.create(Samples.CREATED_AT.plusMillis(i));
            var owner = i % 2 == 0 ? account : other;
            documents.add(document(file, 1, 1_000 + i, owner));
            documents.add(random.nextInt(documents.size()), document(file, 2, i + 1, owner));
        }
        log.sendAll(documents);

        assertTold(10_000, 100);
        assertThat(last(other)).extracting(AccountUsage::bytes).isEqualTo(10_100L);
    }

    /// As after the loss of the topic: what it had is there again.
    @Test
    void aStartTellsEverything() {
        log.send(document(11));
        assertTold(11, 1);
        long before = told(account).size();

        service.close();
        service = TestService.start(database);

        patiently()
                .untilAsserted(
                        () ->
                                assertThat(told(account))
                                        .hasSizeGreaterThan(Math.toIntExact(before)));
        assertTold(11, 1);
    }

    private void assertTold(long bytes, long files) {
        patiently()
                .untilAsserted(
                        () -> {
                            var usage = last(account);
                            assertThat(usage.bytes()).isEqualTo(bytes);
                            assertThat(usage.files()).isEqualTo(files);
                            assertThat(usage.tenant()).isEqualTo(Samples.TENANT);
                        });
    }

    private String counted() {
        var sql = "select bytes::text from generation_1.account_usage where client_id = ?";
        return database.query(sql, account.value()).getFirst();
    }

    private static AccountUsage last(ClientId account) {
        return told(account).getLast();
    }

    private static List<AccountUsage> told(ClientId account) {
        Map<String, Object> properties =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        KafkaFixture.bootstrapServers(),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topics.USAGE.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records.stream()
                .filter(it -> it.key().equals(Samples.TENANT + "/" + account))
                .map(AccountUsage.CODEC::decode)
                .toList();
    }

    private Document document(long bytes) {
        return document(FileId.create(Samples.CREATED_AT), 1, bytes);
    }

    private Document document(FileId file, long version, long bytes) {
        return document(file, version, bytes, account);
    }

    private static Document document(FileId file, long version, long bytes, ClientId owner) {
        var sample = Samples.document(file, version, Samples.named("a.txt"));
        return new Document(
                file,
                sample.location(),
                sample.metadata(),
                new Content(bytes, "text/plain", Sha256.of(new byte[] {1})),
                sample.createdAt(),
                sample.updatedAt(),
                new Creator(owner, "books", null),
                sample.tenant(),
                version,
                sample.retention());
    }

    private static String id(Document document) {
        return document.fileId().value().toString();
    }
}
