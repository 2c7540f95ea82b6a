package org.artstore.index.retelling;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.IndexProcess;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.index.reindex.JobClient;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.ElementId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The file log was lost; the elements tell it again, and the index is built from that. The worker
/// is an actor.
class RetellingIT {

    private static final ElementId ONE = new ElementId("edit-01");
    private static final ElementId TWO = new ElementId("edit-02");
    private static final int EACH = 60;
    private static final String ELEMENTS = "{\"source\":\"elements\"}";

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private final WorkerActor worker = new WorkerActor(log);
    private final List<Document> ones = documents("one", ONE);
    private final List<Document> twos = documents("two", TWO);
    private AutoCloseable service = () -> {};
    private JobClient client = new JobClient(0);

    @BeforeEach
    void index() {
        log.sendAll(Stream.concat(ones.stream(), twos.stream()).toList());
        try (var _ = TestService.start(database)) {
            patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(2 * EACH));
        }
    }

    @AfterEach
    void close() throws Exception {
        service.close();
        worker.close();
        log.close();
    }

    @Test
    void bringsBackWhatTheElementsHaveThroughTheDeathsOfAll() {
        var before = database.hash();
        log.replace();
        var process = startProcess();
        worker.has(ONE, ones);
        worker.has(TWO, twos);
        worker.stopHalfway();
        var id = client.begin(ELEMENTS);
        awaitElements(id, "telling 30", "telling 30");
        patiently().until(() -> client.job(id).path("done").asInt() == EACH);
        assertThat(client.job(id).path("phase").asString()).isEqualTo("telling");
        assertThat(client.job(id).path("total").asInt()).isEqualTo(2 * EACH);

        process.kill();
        int asked = worker.questions();
        var _ = startProcess();
        patiently().until(() -> worker.questions() > asked + 2);
        assertThat(worker.begun(ONE)).isEqualTo(1);
        assertThat(worker.begun(TWO)).isEqualTo(1);

        worker.die();
        awaitElements(id, "waiting 30", "waiting 30");
        worker.comeBack();
        awaitElements(id, "telling 30", "telling 30");
        assertThat(worker.begun(ONE)).isEqualTo(2);
        worker.goOn();

        var ready = client.await(id, "ready");
        assertThat(elements(ready)).containsExactly("told 60", "told 60");
        assertThat(ready.path("documents").path("built").asInt()).isEqualTo(2 * EACH);
        assertThat(client.tell(id, "switch").body()).contains("index-differs");
        assertThat(client.tell(id, "switch?confirm=true").statusCode()).isEqualTo(200);
        assertThat(database.hash()).isEqualTo(before);
        patiently()
                .untilAsserted(
                        () -> assertThat(client.get("/health/ready").statusCode()).isEqualTo(200));
    }

    /// It is shorter than what was applied, and longer again when the elements have told it.
    @Test
    void isTheWayOutWhenTheSameLogWasRewound() {
        database.query("update generation_1.positions set next_offset = next_offset + 5");
        worker.has(ONE, ones);
        worker.has(TWO, twos);
        start();
        var id = client.begin(ELEMENTS);

        var ready = client.await(id, "ready");

        assertThat(ready.path("hashes").path("live").isNull()).isTrue();
        assertThat(client.tell(id, "switch").body()).contains("index-differs");
        assertThat(client.tell(id, "switch?confirm=true").statusCode()).isEqualTo(200);
        assertThat(database.count()).isEqualTo(2 * EACH);
    }

    @Test
    void waitsForAnElementThatIsOfflineAndTriesAFailedOneAgain() {
        log.replace();
        worker.has(ONE, ones);
        worker.has(TWO, twos);
        worker.goOffline();
        start();
        var id = client.begin(ELEMENTS);
        patiently().until(() -> waiting(client.job(id)).contains("503 element-offline"));
        patiently()
                .untilAsserted(
                        () ->
                                assertThat(client.get("/metrics").body())
                                        .containsPattern(
                                                "artstore_reindex_elements_waiting\\S* 2"));
        worker.fail(1);
        worker.goOnline();

        var ready = client.await(id, "ready");

        assertThat(elements(ready)).containsExactly("told 60", "told 60");
        assertThat(worker.begun(ONE) + worker.begun(TWO)).isEqualTo(3);
        assertThat(ready.path("documents").path("built").asInt()).isEqualTo(2 * EACH);
    }

    @Test
    void doesNotPassOverAnElementThatNobodyRegisteredAndFailsInTheEnd() {
        log.replace();
        worker.has(ONE, ones);
        start("artstore.reindex.elements.patience=PT2S");

        var id = client.begin(ELEMENTS);

        var failed = client.await(id, "failed");
        assertThat(elements(failed)).containsExactly("told 60", "waiting 0");
        assertThat(failed.path("failure").asString()).contains("edit-02: nobody has registered it");
        assertThat(database.count()).isEqualTo(2 * EACH);
    }

    @Test
    void leavesOutWhomSomebodyNames() {
        log.replace();
        worker.has(ONE, ones);
        start();
        var id = client.begin("{\"source\":\"elements\",\"without\":[\"edit-02\"]}");

        var ready = client.await(id, "ready");

        assertThat(elements(ready)).containsExactly("told 60", "left_out 0");
        assertThat(ready.path("elements").path(1).path("total").asInt()).isEqualTo(EACH);
        assertThat(ready.path("documents").path("built").asInt()).isEqualTo(EACH);
    }

    @Test
    void isAbortedWhileItWaits() {
        log.replace();
        worker.has(ONE, ones);
        worker.has(TWO, twos);
        worker.stopHalfway();
        start();
        var id = client.begin(ELEMENTS);
        awaitElements(id, "telling 30", "telling 30");

        assertThat(client.tell(id, "pause").body()).contains("\"phase\":\"telling\"");
        assertThat(client.tell(id, "resume").statusCode()).isEqualTo(200);
        assertThat(client.tell(id, "abort").body()).contains("\"state\":\"aborted\"");
        assertThat(
                        client.post("/api/v1/reindex-jobs", "{\"source\":\"log\",\"without\":[]}")
                                .body())
                .contains("/without");
        assertThat(database.count()).isEqualTo(2 * EACH);
    }

    private void start(String... more) {
        var started = TestService.start(database, settings(more));
        service = started;
        client = new JobClient(started.port());
        patiently().until(() -> client.get("/health/ready").body().contains("log-rewound"));
    }

    private IndexProcess startProcess() {
        var started = IndexProcess.start(database, settings());
        service = started;
        client = new JobClient(started.port());
        patiently().until(() -> client.get("/health/ready").body().contains("log-rewound"));
        return started;
    }

    private static String[] settings(String... more) {
        var all = new ArrayList<>(Arrays.asList(more));
        all.add("artstore.reindex.interval=PT0.1S");
        all.add("artstore.internal.client-id=services");
        all.add("artstore.internal.client-secret=known");
        return all.toArray(String[]::new);
    }

    private void awaitElements(String id, String... states) {
        patiently()
                .untilAsserted(() -> assertThat(elements(client.job(id))).containsExactly(states));
    }

    /// How each is and how much it has told.
    private static List<String> elements(JsonNode job) {
        return job.path("elements")
                .valueStream()
                .map(it -> it.path("state").asString() + " " + it.path("done").asInt())
                .toList();
    }

    private static String waiting(JsonNode job) {
        return job.path("elements").path(0).path("waiting").asString("");
    }

    private static List<Document> documents(String name, ElementId element) {
        return IntStream.range(0, EACH)
                .mapToObj(it -> Samples.document(Samples.named(name + "-" + it + ".txt")))
                .map(it -> on(it, element))
                .toList();
    }

    private static Document on(Document document, ElementId element) {
        var known = document.location();
        return new Document(
                document.fileId(),
                new Location(
                        element, StorageName.directory(document.fileId()), known.storageFilename()),
                document.metadata(),
                document.content(),
                document.createdAt(),
                document.updatedAt(),
                document.creator(),
                document.tenant(),
                document.version(),
                document.retention());
    }
}
