package org.artstore.index.reindex;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/// A new generation, from the operator's request to what readers see.
class ReindexIT {

    private static final int DOCUMENTS = 200;
    private static final String LOG = "{\"source\":\"log\"}";

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private TestService service;
    private JobClient client;

    @BeforeEach
    void start() {
        log.sendAll(documents("contract", DOCUMENTS));
        service = TestService.start(database, "artstore.reindex.interval=PT0.1S");
        client = new JobClient(service.port());
        patiently()
                .untilAsserted(
                        () -> assertThat(service.get("/health/ready").statusCode()).isEqualTo(200));
        patiently().untilAsserted(() -> assertThat(database.count()).isEqualTo(DOCUMENTS));
    }

    @AfterEach
    void stop() {
        service.close();
        log.close();
    }

    @Test
    void takesOverAndGivesBackWhileTheLogGrows() {
        var id = client.begin(LOG);
        log.sendAll(documents("during", 50));
        var ready = client.await(id, "ready");

        assertThat(ready.path("equal").asBoolean()).isTrue();
        assertThat(ready.path("hashes").path("live")).isEqualTo(ready.path("hashes").path("built"));
        assertThat(ready.path("documents").path("built").asInt()).isGreaterThanOrEqualTo(DOCUMENTS);
        assertThat(live()).isEqualTo("1");
        assertThat(indexes("generation_2")).isEqualTo(indexes("generation_1"));

        assertThat(client.tell(id, "switch").body()).contains("\"state\":\"switched\"");
        assertThat(live()).isEqualTo("2");
        log.sendAll(documents("after", 50));
        patiently().untilAsserted(() -> assertThat(database.search("after")).hasSize(50));
        assertThat(database.search("during")).hasSize(50);
        patiently().untilAsserted(() -> assertThat(count("generation_1")).isEqualTo("300"));
        assertThat(sums("generation_2")).isEqualTo(sums("generation_1")).isNotEmpty();

        assertThat(client.tell(id, "rollback").body()).contains("\"state\":\"rolled_back\"");
        assertThat(live()).isEqualTo("1");
        assertThat(database.count()).isEqualTo(300);
        patiently().untilAsserted(() -> assertThat(schemas()).containsExactly("generation_1"));
        assertThat(service.get("/metrics").body())
                .contains("artstore_reindex_commands_total{command=\"switch\",outcome=\"done\"");
    }

    @Test
    void repairsWhatDiffersWhenSomebodyMeansIt() {
        database.query(
                "update generation_1.documents set original_filename = 'lost.txt', body = '{}'"
                        + " where original_filename = 'contract-7.txt'");
        var id = client.begin(LOG);
        var ready = client.await(id, "ready");

        assertThat(ready.path("equal").asBoolean()).isFalse();
        assertThat(ready.path("differing").asInt()).isEqualTo(1);
        assertThat(client.tell(id, "switch").body()).contains("index-differs");
        assertThat(live()).isEqualTo("1");

        assertThat(client.tell(id, "switch?confirm=true").statusCode()).isEqualTo(200);
        assertThat(database.search("lost")).isEmpty();
        assertThat(database.count()).isEqualTo(DOCUMENTS);
    }

    @Test
    void standsStillWhilePausedAndIsGoneWhenAborted() {
        var id = client.begin("{\"source\":\"log\",\"rate_limit\":8,\"from\":\"beginning\"}");
        patiently()
                .untilAsserted(() -> assertThat(client.job(id).path("done").asInt()).isPositive());
        assertThat(client.job(id).path("eta").isMissingNode()).isFalse();
        assertThat(client.post("/api/v1/reindex-jobs", LOG).body()).contains("job-running", id);
        assertThat(client.tell(id, "switch").body()).contains("invalid-transition", "building");
        assertThat(client.tell(id, "resume").statusCode()).isEqualTo(409);

        assertThat(client.tell(id, "pause").statusCode()).isEqualTo(200);
        patiently()
                .until(
                        () -> {
                            var before = count("generation_2");
                            return client.await(id, "paused") != null
                                    && before.equals(count("generation_2"));
                        });
        assertThat(client.tell(id, "resume").statusCode()).isEqualTo(200);
        assertThat(client.tell(id, "abort").body()).contains("\"state\":\"aborted\"");
        assertThat(client.tell(id, "abort").statusCode()).isEqualTo(409);
        patiently().untilAsserted(() -> assertThat(schemas()).containsExactly("generation_1"));
        assertThat(database.count()).isEqualTo(DOCUMENTS);
    }

    @Test
    void isTheWayOutWhenTheLogWasReplaced() {
        service.close();
        log.replace();
        log.sendAll(documents("replaced", 20));
        service = TestService.start(database, "artstore.reindex.interval=PT0.1S");
        client = new JobClient(service.port());
        patiently()
                .untilAsserted(
                        () ->
                                assertThat(service.get("/health/ready").body())
                                        .contains("log-rewound"));

        var id = client.begin(LOG);
        var ready = client.await(id, "ready");

        assertThat(ready.path("hashes").path("live").isNull()).isTrue();
        assertThat(client.tell(id, "switch").body()).contains("index-differs");
        assertThat(client.tell(id, "switch?confirm=true").statusCode()).isEqualTo(200);
        patiently()
                .untilAsserted(
                        () -> assertThat(service.get("/health/ready").statusCode()).isEqualTo(200));
        assertThat(database.count()).isEqualTo(20);
    }

    @Test
    void refusesWhatItCannotDo() {
        var jobs = "/api/v1/reindex-jobs";
        assertThat(client.post(jobs, "{\"source\":\"disks\"}").body()).contains("/source");
        assertThat(client.post(jobs, "{\"source\":\"log\",\"without\":[\"edit-01\"]}").body())
                .contains("/without");
        assertThat(client.post(jobs, "{\"source\":\"elements\",\"without\":[null]}").body())
                .contains("/without");
        assertThat(client.post(jobs, "{}").body()).contains("/source");
        assertThat(client.post(jobs, "{\"source\":\"log\",\"from\":\"2026\"}").body())
                .contains("/from");
        assertThat(client.post(jobs, "{\"source\":\"log\",\"rate_limit\":0}").body())
                .contains("/rate_limit");
        assertThat(client.post(jobs, "{\"source\":\"log\",\"x\":0}").statusCode()).isEqualTo(422);
        assertThat(client.get(jobs + "/" + FileId.create(Samples.CREATED_AT)).statusCode())
                .isEqualTo(404);
        assertThat(client.get(jobs + "?cursor=x").statusCode()).isEqualTo(400);
        assertThat(client.get(jobs + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(service.get(jobs).statusCode()).isEqualTo(401);
        var reader = client.request(jobs, "files:read").build();
        assertThat(JobClient.send(reader).statusCode()).isEqualTo(403);
        var page = JobClient.json(client.get(jobs));
        assertThat(page.path("items").size()).isZero();
        assertThat(service.get("/openapi.json").body()).contains(jobs);
    }

    private static List<Document> documents(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> Samples.document(Samples.named(name + "-" + it + ".txt")))
                .toList();
    }

    private String live() {
        return database.query("select number from live.generation").getFirst();
    }

    private String count(String schema) {
        return database.query("select count(*) from " + schema + ".documents").getFirst();
    }

    private List<String> sums(String schema) {
        return database.query(
                """
                select concat_ws(' ', client_id, bytes, files, as_of) from %1$s.account_usage
                union all
                select concat_ws(' ', element_id, bytes, files) from %1$s.element_usage
                union all
                select concat_ws(' ', content_type, created_on, bytes, files) from %1$s.type_counts
                order by 1
                """
                        .formatted(schema));
    }

    private List<String> schemas() {
        return database.query(
                "select nspname from pg_namespace where nspname like 'generation%' order by 1");
    }

    private List<String> indexes(String schema) {
        return database.query(
                "select indexname from pg_indexes where tablename = 'documents'"
                        + " and schemaname = '"
                        + schema
                        + "' order by 1");
    }
}
