package org.artstore.index.redrive;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Records that cannot be applied, listed and put back over the API of the running service.
class RedriveIT {

    private static final String LETTERS = "/api/v1/dead-letters";
    private static final String STORED = "artstore.file.stored.v1";

    private static TestLog log;
    private static TestDatabase database;
    private static TestService service;

    @BeforeAll
    static void start() {
        log = new TestLog();
        database = TestDatabase.create();
        service = TestService.start(database);
        patiently().until(() -> service.get("/health/ready").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
    }

    @Test
    void aLetterIsShownWithItsReasonPlaceAndBeginning() {
        var file = FileId.create(Samples.CREATED_AT);
        var sent = log.send(record(file, STORED, "{\"file_id\":\"" + "x".repeat(9_000)));

        var letter = letterOf(file);

        assertThat(letter.path("reason").asString()).isEqualTo("malformed");
        assertThat(letter.path("position").path("topic").asString()).isEqualTo("artstore.files");
        assertThat(letter.path("position").path("partition").asInt()).isEqualTo(sent.partition());
        assertThat(letter.path("position").path("offset").asLong()).isEqualTo(sent.offset());
        assertThat(letter.path("headers").path("ce_type").asString()).isEqualTo(STORED);
        assertThat(letter.path("headers").has("dlq_reason")).isFalse();
        var payload = letter.path("payload");
        assertThat(payload.path("size").asInt()).isEqualTo(9_012);
        assertThat(payload.path("truncated").asBoolean()).isTrue();
        assertThat(payload.path("encoding").asString()).isEqualTo("utf-8");
        assertThat(payload.path("content").asString()).hasSize(4_096).startsWith("{\"file_id\":\"");
        assertThat(letter.path("redriven").isMissingNode()).isTrue();
    }

    @Test
    void aCorrectedRecordTakesThePlaceOnceHoweverOftenItIsSent() {
        var document = Samples.document(Samples.named("corrected.txt"));
        var file = document.fileId();
        log.send(record(file, STORED, "{\"file_id\":7}"));
        var path = LETTERS + "/" + letterOf(file).path("id").asString() + "/redrive";
        var body = "{\"value\":" + EventJson.MAPPER.writeValueAsString(document) + "}";

        assertThat(service.post(path, Scopes.JOBS_WRITE, "{}").statusCode()).isEqualTo(422);
        var first = service.post(path, Scopes.JOBS_WRITE, body);
        long size = log.size();
        var again = service.post(path, Scopes.JOBS_WRITE, body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Artstore-Receipt"))
                .hasValue(json(first).path("receipt").asString());
        assertThat(log.size()).isEqualTo(size);
        patiently().until(() -> names(file).equals(List.of("corrected.txt")));
        assertThat(letterOf(file).path("redriven").path("receipt").asString())
                .isEqualTo(json(first).path("receipt").asString());
        var other = body.replace("corrected.txt", "another.txt");
        assertThat(service.post(path, Scopes.JOBS_WRITE, other).statusCode()).isEqualTo(409);
    }

    /// What the index refused may be taken another time.
    @Test
    void aRecordThatCanBeReadGoesBackAsItIs() {
        var table = "alter table generation_1.documents ";
        database.query(table + "add constraint refusal check (original_filename <> 'refused.txt')");
        var document = Samples.document(Samples.named("refused.txt"));
        log.send(Samples.stored(document));
        var letter = letterOf(document.fileId());
        assertThat(letter.path("reason").asString()).isEqualTo("refused-by-index");
        var path = LETTERS + "/" + letter.path("id").asString() + "/redrive";

        database.query(table + "drop constraint refusal");

        var answer = service.post(path, Scopes.JOBS_WRITE, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        patiently().until(() -> names(document.fileId()).equals(List.of("refused.txt")));
    }

    @Test
    void aCorrectionIsAboutTheSameDocumentOfTheSameTenant() {
        var file = FileId.create(Samples.CREATED_AT);
        log.send(record(file, STORED, "nothing"));
        var path = LETTERS + "/" + letterOf(file).path("id").asString() + "/redrive";
        var other = Samples.document(Samples.named("other.txt"));
        for (var body :
                List.of(
                        "{\"value\":" + EventJson.MAPPER.writeValueAsString(other) + "}",
                        "{\"value\":{}}",
                        "{\"type\":\"artstore.file.stored.v9\",\"value\":{}}",
                        "{\"type\":\"" + STORED + "\"}",
                        "{\"more\":1}")) {
            var answer = service.post(path, Scopes.JOBS_WRITE, body);
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(422);
            assertThat(json(answer).path("errors").path(0).path("pointer").asString())
                    .as(body)
                    .startsWith("/");
        }
        assertThat(json(service.post(path, Scopes.JOBS_WRITE, "")).path("code").asString())
                .isEqualTo("still-unreadable");
    }

    @Test
    void nothingOfAnotherTenantIsShown() {
        var file = FileId.create(Samples.CREATED_AT);
        log.send(record(file, STORED, "{\"tenant\" : \"other\", \"secret\":"));

        patiently().until(() -> all().stream().anyMatch(it -> it.path("hidden").asBoolean()));

        assertThat(all().toString()).doesNotContain("secret").doesNotContain(file.toString());
        var hidden = all().stream().filter(it -> it.path("hidden").asBoolean()).findFirst();
        assertThat(hidden.orElseThrow().path("reason").asString()).isEqualTo("malformed");
        assertThat(hidden.orElseThrow().path("payload").isMissingNode()).isTrue();
    }

    /// It is larger than the dead letters take, because it was compressed.
    @Test
    void aRecordThatIsTooLargeToBeKeptStopsNothing() {
        var file = FileId.create(Samples.CREATED_AT);
        log.sendCompressed(record(file, STORED, "0".repeat(5 << 20)));
        var next = Samples.document(Samples.named("next.txt"));
        log.send(next);
        var half = FileId.create(Samples.CREATED_AT);
        var noise = new byte[1_040_000];
        new Random(1).nextBytes(noise);
        log.sendCompressed(new ProducerRecord<>(Topics.FILES.name(), half.toString(), noise));

        patiently().until(() -> database.applied() == log.size());

        assertThat(names(next.fileId())).containsExactly("next.txt");
        assertThat(letterOf(file).path("payload").path("size").asInt()).isEqualTo(64 << 10);
        assertThat(letterOf(half).path("payload").path("size").asInt()).isEqualTo(noise.length);
        assertThat(letterOf(half).path("payload").path("encoding").asString()).isEqualTo("base64");
    }

    @Test
    void pagesShowEveryLetterOnce() {
        for (int i = 0; i < 12; i++) {
            log.send(record(FileId.create(Samples.CREATED_AT), "artstore.file.new.v1", "{}"));
        }
        patiently().until(() -> database.applied() == log.size());

        var ids = all(5).stream().map(it -> it.path("id").asString()).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(12);
        assertThat(all()).extracting(it -> it.path("id").asString()).containsExactlyElementsOf(ids);
        assertThat(log.deadLetters()).hasSizeGreaterThanOrEqualTo(ids.size());
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        assertThat(service.get(LETTERS).statusCode()).isEqualTo(401);
        assertThat(service.get(LETTERS, Scopes.FILES_READ).statusCode()).isEqualTo(403);
        for (var query : List.of("?limit=0", "?limit=201", "?limit=x", "?cursor=x", "?a=b")) {
            assertThat(service.get(LETTERS + query, Scopes.JOBS_WRITE).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        for (var id : List.of("x", "artstore.files.dlq-0-99999999", "artstore.files-0-0")) {
            var path = LETTERS + "/" + id + "/redrive";
            assertThat(service.post(path, Scopes.JOBS_WRITE, "").statusCode()).isEqualTo(404);
            assertThat(service.post(path, Scopes.FILES_WRITE, "").statusCode()).isEqualTo(403);
        }
    }

    private static List<String> names(FileId file) {
        return database.query(
                "select original_filename from live.documents where file_id = ?::uuid",
                file.toString());
    }

    private static JsonNode letterOf(FileId file) {
        patiently().until(() -> !lettersOf(file).isEmpty());
        return lettersOf(file).getFirst();
    }

    private static List<JsonNode> lettersOf(FileId file) {
        return all().stream()
                .filter(it -> it.path("key").asString().equals(file.toString()))
                .toList();
    }

    private static List<JsonNode> all() {
        return all(200);
    }

    private static List<JsonNode> all(int limit) {
        var found = new ArrayList<JsonNode>();
        var query = "?limit=" + limit;
        while (true) {
            var answer = service.get(LETTERS + query, Scopes.JOBS_WRITE);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            json(answer).path("items").forEach(found::add);
            var next = json(answer).path("next_cursor");
            if (next.isNull()) {
                return found;
            }
            query = "?limit=" + limit + "&cursor=" + next.asString();
        }
    }

    private static ProducerRecord<String, byte[]> record(FileId file, String type, String body) {
        var record =
                new ProducerRecord<>(
                        Topics.FILES.name(),
                        file.toString(),
                        body.getBytes(StandardCharsets.UTF_8));
        EventHeaders.put(record.headers(), EventHeaders.TYPE, type);
        return record;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return EventJson.MAPPER.readTree(answer.body());
    }
}
