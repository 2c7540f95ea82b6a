package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.common.record.RecordBatch;
import org.artstore.fixtures.TokenFixture;
import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.template.TemplateSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Custom attributes that name a template, whichever way they come.
class TemplateIT {

    private static final Service SERVICE = Service.shared();
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String GOOD = "{\"$template\":\"invoice\",\"number\":\"R-1\"}";
    private static final String BAD = "{\"$template\":\"invoice\",\"number\":1,\"more\":true}";
    private static final String NONE = "{\"$template\":\"none\"}";
    private static final String FULL =
            "{\"$template\":{\"id\":\"invoice\",\"version\":2},\"number\":\"R-1\"}";

    private final Shelf shelf = SERVICE.storage().shelf();
    private final Client client =
            Client.of(SERVICE)
                    .token(
                            TokenFixture.shared()
                                    .draft()
                                    .client("sa_templates")
                                    .scopes("files:write")
                                    .sign());
    private final Client tus = client.header("Tus-Resumable", "1.0.0");
    private Set<FileId> before = Set.of();

    @BeforeAll
    static void tellTheTemplates() {
        var properties =
                "\"properties\":{\"number\":{\"type\":\"string\"}%s},\"additionalProperties\":false";
        var first =
                Template.registered(
                        new TemplateId("invoice"),
                        null,
                        schema("{\"required\":[\"number\"]," + properties.formatted("") + "}"),
                        Instant.EPOCH);
        var optional = ",\"note\":{\"type\":\"string\"}";
        var second =
                first.evolved(
                        schema(
                                "{\"required\":[\"number\"],"
                                        + properties.formatted(optional)
                                        + "}"),
                        null,
                        Instant.EPOCH);
        var notBoth =
                Template.registered(
                        new TemplateId("not-both"),
                        null,
                        schema("{\"not\":{\"required\":[\"a\",\"b\"]}}"),
                        Instant.EPOCH);
        SERVICE.storage().tell(new TemplateEvent.TemplateRegistered(first));
        SERVICE.storage().tell(new TemplateEvent.TemplateEvolved(second));
        SERVICE.storage().tell(new TemplateEvent.TemplateRegistered(notBoth));
        await().until(
                        () -> uploaded(Client.of(SERVICE), "{\"$template\":\"not-both\"}").status(),
                        status -> status == 201);
    }

    @BeforeEach
    void noteWhatIsThere() {
        before = shelf.stored().keySet();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void theDocumentNamesTheVersionThatItSatisfies() {
        var stored = uploaded(client, GOOD);

        assertThat(stored.status()).as(stored.response().body()).isEqualTo(201);
        assertThat(stored.json().path("custom_attributes").toString()).isEqualTo(FULL);
        assertThat(attributes(stored.file())).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 3_000_000})
    void multipartUploadsAreCheckedWhereverTheMetadataAre(int length) {
        var bytes = RawUploadIT.random(length);
        for (var said : List.of(BAD, NONE)) {
            var metadata = metadata(said);
            var code = said.equals(BAD) ? "template-violated" : "unknown-template";
            send(new Form().metadata(metadata).file("a", "a/b", bytes)).refused(422, code);
            send(new Form().file("a", "a/b", bytes).metadata(metadata)).refused(422, code);
        }
        var late = send(new Form().file("a", "a/b", bytes).metadata(metadata(GOOD)));
        assertThat(late.status()).as(late.response().body()).isEqualTo(201);
        assertThat(attributes(late.file())).isEqualTo(FULL);
        assertThat(shelf.stored()).hasSize(before.size() + 1);
    }

    @Test
    void theProblemNamesEachViolation() {
        var refused = uploaded(client, BAD).refused(422, "template-violated");

        assertThat(refused.text("template_id")).isEqualTo("invoice");
        assertThat(refused.json().path("version").asLong()).isEqualTo(2);
        assertThat(refused.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/custom_attributes/number", "/custom_attributes/more");
        assertThat(refused.json().path("errors").path(0).path("detail").asString()).isNotEmpty();

        var unknown = uploaded(client, NONE).refused(422, "unknown-template");
        assertThat(unknown.json().at("/errors/0/pointer").asString())
                .isEqualTo("/custom_attributes/$template");
        uploaded(client, "{\"$template\":{\"id\":\"invoice\",\"version\":3}}")
                .refused(422, "unknown-template");
        uploaded(client, "{\"$template\":7}").refused(422, "invalid-content");
    }

    @Test
    void ofABatchOnlyWhatSatisfiesItIsStored() {
        var answer =
                send(
                        new Form()
                                .metadata(
                                        Stream.of(GOOD, BAD, NONE, "{}")
                                                .map(TemplateIT::metadata)
                                                .toList()
                                                .toString())
                                .file("a", "a/b", HELLO)
                                .file("b", "a/b", HELLO)
                                .file("c", "a/b", HELLO)
                                .file("d", "a/b", HELLO));

        assertThat(answer.status()).isEqualTo(207);
        var items = answer.json().path("items");
        assertThat(items.findValuesAsString("status")).startsWith("201");
        assertThat(items.at("/1/problem/code").asString()).isEqualTo("template-violated");
        assertThat(items.at("/2/problem/code").asString()).isEqualTo("unknown-template");
        assertThat(items.at("/3/status").asInt()).isEqualTo(201);
        assertThat(shelf.stored()).hasSize(before.size() + 2);
    }

    @Test
    void tusUploadsAreCheckedBeforeTheyBegin() {
        tus(BAD, "").refused(422, "template-violated");
        tus(NONE, "").refused(422, "unknown-template");
        assertThat(shelf.open()).isEmpty();

        var created = tus(GOOD, "");
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        var file = file(created);
        append(file);
        assertThat(attributes(file)).isEqualTo(FULL);
    }

    @Test
    void documentsOfPartsAreCheckedBeforeTheirPartsAreTaken() {
        var part = file(tus("{}", "partial"));
        append(part);
        await().until(() -> shelf.bytes(part) == HELLO.length);

        tus(BAD, "final;/api/v1/uploads/" + part).refused(422, "template-violated");
        var joined = tus(GOOD, "final;/api/v1/uploads/" + part);

        assertThat(joined.status()).as(joined.response().body()).isEqualTo(201);
        assertThat(attributes(file(joined))).isEqualTo(FULL);
    }

    @Test
    void queriesHaveNoCustomAttributes() {
        client.upload("filename=a&custom_attributes=" + Client.encode(BAD), HELLO)
                .refused(400, "unknown-parameter");
        client.header("Upload-Draft-Interop-Version", "9")
                .header("Upload-Complete", "?1")
                .post(
                        "/api/v1/uploads?filename=a&custom_attributes=" + Client.encode(BAD),
                        BodyPublishers.ofByteArray(HELLO))
                .refused(400, "unknown-parameter");
        assertThat(shelf.stored()).hasSize(before.size());
    }

    @Test
    void aChangeIsCheckedAsAWhole() {
        var file =
                uploaded(
                                client,
                                "{\"$template\":{\"id\":\"invoice\",\"version\":1},\"number\":\"R-1\"}")
                        .file();

        changed(file, "{\"number\":null}").refused(422, "template-violated");
        changed(file, "{\"note\":\"of version 2\"}").refused(422, "template-violated");
        changed(file, "{\"$template\":\"none\"}").refused(422, "unknown-template");
        assertThat(commands(file)).isEmpty();

        var newer = changed(file, "{\"$template\":{\"version\":2},\"note\":\"of version 2\"}");
        assertThat(newer.status()).as(newer.response().body()).isEqualTo(200);
        assertThat(changed(file, "{\"$template\":\"invoice\"}").header("ETag")).isEqualTo("\"2\"");
        var freed = changed(file, "{\"$template\":null,\"number\":5}");
        assertThat(freed.status()).isEqualTo(200);
        assertThat(attributes(file)).isEqualTo("{\"number\":5,\"note\":\"of version 2\"}");
        changed(file, "{\"$template\":\"invoice\"}").refused(422, "template-violated");
    }

    @Test
    void whatLeavesTheAttributesAloneIsNotChecked() {
        var file = uploaded(client, GOOD).file();

        var described = patched(file, "{\"description\":\"new\"}");

        assertThat(described.status()).isEqualTo(200);
        assertThat(attributes(file)).isEqualTo(FULL);
    }

    @Test
    void ofTwoChangesThatCannotBeTogetherOneIsRefused() {
        var file = uploaded(client, "{\"$template\":\"not-both\"}").file();
        var journal = Batches.fromNowOn(StorageActor.EDIT);
        SERVICE.storage().pause();
        List<CompletableFuture<Answer>> answers;
        try {
            answers =
                    Stream.of("{\"a\":1}", "{\"b\":1}")
                            .map(it -> CompletableFuture.supplyAsync(() -> changed(file, it)))
                            .toList();
            await().until(() -> given(journal, file) == 2);
        } finally {
            SERVICE.storage().resume();
        }

        assertThat(answers)
                .extracting(it -> it.join().status())
                .containsExactlyInAnyOrder(200, 422);
        assertThat(shelf.document(file).version()).isEqualTo(2);
    }

    private static int given(Batches journal, FileId file) {
        return journal.of(file).stream().mapToInt(RecordBatch::countOrNull).sum();
    }

    private Answer changed(FileId file, String attributes) {
        return patched(file, metadata(attributes));
    }

    private Answer patched(FileId file, String patch) {
        return client.header("Content-Type", "application/merge-patch+json")
                .patch("/api/v1/files/" + file, patch.getBytes(StandardCharsets.UTF_8));
    }

    private List<FileCommand> commands(FileId file) {
        return shelf.records(file).stream()
                .filter(FileCommand.class::isInstance)
                .map(FileCommand.class::cast)
                .toList();
    }

    private static Answer uploaded(Client client, String attributes) {
        return send(client, new Form().metadata(metadata(attributes)).file("a", "a/b", HELLO));
    }

    private Answer send(Form form) {
        return send(client, form);
    }

    private static Answer send(Client client, Form form) {
        return client.header("Content-Type", form.contentType())
                .post("/api/v1/files/upload", form.publisher());
    }

    private Answer tus(String attributes, String concat) {
        var creation =
                tus.header(
                        "Upload-Metadata",
                        "filename YQ==,custom_attributes "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                attributes.getBytes(StandardCharsets.UTF_8)));
        var sized = concat.startsWith("final") ? creation : creation.header("Upload-Length", "5");
        return (concat.isEmpty() ? sized : sized.header("Upload-Concat", concat))
                .post("/api/v1/uploads", BodyPublishers.noBody());
    }

    private void append(FileId file) {
        var appended =
                tus.header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", "0")
                        .patch("/api/v1/uploads/" + file, HELLO);
        assertThat(appended.status()).as(appended.response().body()).isEqualTo(204);
    }

    private static FileId file(Answer created) {
        var location = created.header("Location");
        return FileId.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    private String attributes(FileId file) {
        return shelf.document(file).metadata().customAttributes().json().toString();
    }

    private static String metadata(String attributes) {
        return "{\"custom_attributes\":" + attributes + "}";
    }

    private static TemplateSchema schema(String json) {
        return new TemplateSchema((ObjectNode) EventJson.MAPPER.readTree(json));
    }
}
