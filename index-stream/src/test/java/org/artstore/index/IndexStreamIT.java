package org.artstore.index;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;

import org.artstore.fixtures.RedisFixture;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The running service, from the file log to what readers see.
class IndexStreamIT {

    private static TestLog log;
    private static TestDatabase database;
    private static TestService service;

    @BeforeAll
    static void start() {
        log = new TestLog();
        database = TestDatabase.create();
        service = TestService.start(database);
        patiently()
                .untilAsserted(
                        () -> assertThat(service.get("/health/ready").statusCode()).isEqualTo(200));
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
    }

    @Test
    void storedDocumentIsFoundInBothLanguages() {
        log.send(Samples.document(Samples.METADATA));

        patiently().untilAsserted(() -> assertThat(database.search("отчёты")).isNotEmpty());
        for (var query : List.of("финалы", "pdf", "report", "годовые", "китом")) {
            assertThat(database.search(query)).as(query).contains("Отчёт_2024-финал.pdf");
        }
    }

    @Test
    void bodyIsTheDocument() {
        var document = Samples.document(Samples.METADATA);
        log.send(document);

        patiently().untilAsserted(() -> assertThat(body(document.fileId())).hasSize(1));
        assertThat(EventJson.MAPPER.readValue(body(document.fileId()).getFirst(), Document.class))
                .isEqualTo(document);
    }

    @Test
    void olderVersionAfterANewerOneIsDropped() {
        var file = FileId.create(Samples.CREATED_AT);
        log.send(Samples.document(file, 2, Samples.named("new.txt")));
        log.send(Samples.document(file, 1, Samples.named("old.txt")));
        var position = log.send(Samples.document(file, 1, Samples.named("old.txt"))).offset();

        patiently().untilAsserted(() -> assertThat(nextOffsets()).contains(position + 1));
        assertThat(names(file)).containsExactly("new.txt");
        patiently()
                .untilAsserted(
                        () -> assertThat(cached(file)).startsWith("{\"version\":2,\"tenant\""));
    }

    @Test
    void cacheHoldsTheDocument() {
        var document = Samples.document(Samples.METADATA);
        log.send(document);

        patiently().untilAsserted(() -> assertThat(cached(document.fileId())).isNotNull());
        var entry = EventJson.MAPPER.readTree(cached(document.fileId()));
        assertThat(entry.get("version").longValue()).isEqualTo(1);
        assertThat(entry.get("tenant").stringValue()).isEqualTo("default");
        assertThat(EventJson.MAPPER.treeToValue(entry.get("document"), Document.class))
                .isEqualTo(document);
    }

    @Test
    void changedDocumentIsFoundByWhatItSaysNow() {
        var document = Samples.document(Samples.named("ChangedLater.txt"));
        log.send(document);
        var changed = Samples.document(document.fileId(), 2, Samples.named("AsItIsAfterwards.txt"));
        log.send(Samples.record(Samples.changed(changed)));

        patiently().untilAsserted(() -> assertThat(database.search("afterwards")).hasSize(1));
        assertThat(database.search("changedlater")).isEmpty();
    }

    @Test
    void deletedDocumentIsFoundNoMoreAndNothingBringsItBack() {
        var document = Samples.document(Samples.named("Ephemeral.txt"));
        log.send(document);
        patiently().untilAsserted(() -> assertThat(database.search("ephemeral")).hasSize(1));

        log.send(Samples.record(Samples.deleted(document)));
        log.send(document);
        var position = log.send(document).offset();

        patiently().untilAsserted(() -> assertThat(nextOffsets()).contains(position + 1));
        assertThat(database.search("ephemeral")).isEmpty();
        assertThat(body(document.fileId())).containsExactly("");
        patiently()
                .untilAsserted(
                        () ->
                                assertThat(cached(document.fileId()))
                                        .isEqualTo(
                                                "{\"version\":2,\"tenant\":\"default\","
                                                        + "\"deleted\":true}"));
    }

    @Test
    void poisonGoesToTheDeadLettersAndStopsNothing() {
        var document = Samples.document(Samples.METADATA);
        var poison = Samples.stored(document);
        poison.headers().remove(EventHeaders.TYPE);
        EventHeaders.put(poison.headers(), EventHeaders.TYPE, "artstore.file.melted.v9");
        log.send(poison);
        log.send(document);

        patiently().untilAsserted(() -> assertThat(body(document.fileId())).hasSize(1));
        assertThat(log.deadLetters()).contains("unknown-type");
    }

    @Test
    void rowThatTheDatabaseRefusesGoesToTheDeadLettersAndStopsNothing() {
        database.query(
                "alter table generation_1.documents add constraint refusal"
                        + " check (original_filename <> 'refused.txt')");
        var documents =
                List.of("a.txt", "refused.txt", "b.txt", "c.txt").stream()
                        .map(it -> Samples.document(Samples.named(it)))
                        .toList();

        log.sendAll(documents);

        patiently().untilAsserted(() -> assertThat(log.deadLetters()).contains("refused-by-index"));
        patiently()
                .untilAsserted(
                        () ->
                                assertThat(documents)
                                        .filteredOn(it -> !body(it.fileId()).isEmpty())
                                        .hasSize(3));
    }

    @Test
    void aDocumentIsDamagedWhileTheCopyIsThatItsRowNames() {
        var file = FileId.create(Samples.CREATED_AT);
        var first = Samples.document(file, 1, Samples.named("a.txt"));
        var second = Samples.document(file, 2, Samples.named("b.txt"));
        log.send(Samples.record(Samples.damaged(first)));
        log.sendAll(List.of(first, second));
        patiently().untilAsserted(() -> assertThat(names(file)).containsExactly("b.txt"));
        assertThat(status(file)).containsExactly("damaged");
        assertThat(database.query("select file_id from live.damages")).contains(file.toString());

        log.send(Samples.record(Samples.verified(second, true)));
        patiently().untilAsserted(() -> assertThat(status(file)).containsExactly("stored"));

        log.send(Samples.record(Samples.damaged(second)));
        log.send(Samples.record(Samples.verified(second, false)));
        patiently().untilAsserted(() -> assertThat(status(file)).containsExactly("damaged"));
    }

    @Test
    void reportsWhatItDoes() {
        log.send(Samples.document(Samples.METADATA));

        patiently()
                .untilAsserted(
                        () ->
                                assertThat(service.get("/metrics").body())
                                        .contains(
                                                "artstore_index_lag_records 0.0",
                                                "artstore_index_oldest_unapplied_seconds 0.0")
                                        .containsPattern("artstore_index_applied_total [1-9]")
                                        .contains("artstore_index_write_seconds"));
        assertThat(service.get("/health/ready").body()).contains("index", "postgres", "redis");
    }

    private static List<String> body(FileId file) {
        return database.query(
                "select body from live.documents where file_id = ?::uuid", file.toString());
    }

    private static List<String> status(FileId file) {
        return database.query(
                "select status from live.documents where file_id = ?::uuid", file.toString());
    }

    private static List<String> names(FileId file) {
        return database.query(
                "select original_filename from live.documents where file_id = ?::uuid",
                file.toString());
    }

    private static List<Long> nextOffsets() {
        return database.query("select next_offset from live.positions").stream()
                .map(Long::valueOf)
                .toList();
    }

    private static @Nullable String cached(FileId file) {
        var uri = RedisURI.create(RedisFixture.host(), RedisFixture.port());
        try (var client = RedisClient.create(uri);
                var connection = client.connect()) {
            return connection.sync().get("artstore:document:" + file);
        }
    }
}
