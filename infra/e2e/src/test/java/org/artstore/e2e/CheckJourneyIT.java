package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.installation.IndexDatabase;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Element, file log and index of a running installation differ, and an operator is told where.
class CheckJourneyIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String ELEMENT = "edit-01";

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();

    @Test
    void everyDifferenceIsNamedAndNoneIsLeftAfterTheRepair() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            ids.add(
                    client.store("checked-" + i + ".txt", Content.of(900 + i, 2_000))
                            .path("file_id")
                            .asString());
        }
        await().atMost(WITHIN).until(() -> rows(ids) == ids.size());
        assertThat(findings(ids)).isEmpty();

        var stray = UUID.fromString("0190f3a0" + ids.getFirst().substring(8));
        index("delete from %s.documents where file_id = '" + ids.get(1) + "'");
        index("update %s.documents set version = 9 where file_id = '" + ids.get(2) + "'");
        index("update %s.documents set checksum = 'f' where file_id = '" + ids.get(3) + "'");
        index("update %s.documents set element_id = 'x' where file_id = '" + ids.get(4) + "'");
        index(copyOf(ids.get(0), stray));
        var attr = attr(ids.get(5));
        var aside = standalone.data().resolve("aside.json");
        Files.move(attr, aside);

        var all = new ArrayList<>(ids);
        all.add(stray.toString());
        assertThat(findings(all))
                .containsExactlyInAnyOrder(
                        "missing-in-index " + ids.get(1),
                        "version-differs-in-index " + ids.get(2),
                        "checksum-differs-in-index " + ids.get(3),
                        "elsewhere-in-index " + ids.get(4),
                        "missing-on-element " + ids.get(5),
                        "only-in-index " + stray);

        Files.move(aside, attr);
        index("delete from %s.documents where file_id = '" + stray + "'");
        for (var broken : ids.subList(2, 5)) {
            index("delete from %s.documents where file_id = '" + broken + "'");
        }
        ended("rebuild");
        assertThat(findings(all)).isEmpty();
        assertThat(rows(ids)).isEqualTo(ids.size());
    }

    /// What a check finds of these documents.
    private List<String> findings(List<String> ids) throws IOException, InterruptedException {
        return ended("check")
                .path("findings")
                .valueStream()
                .filter(it -> ids.contains(it.path("file_id").asString()))
                .map(it -> it.path("finding").asString() + " " + it.path("file_id").asString())
                .toList();
    }

    private JsonNode ended(String kind) throws IOException, InterruptedException {
        var worker = standalone.credentials().workerUrl();
        var begun =
                client.send(
                        client.authorized(
                                        worker.resolve("/api/v1/" + kind + "-jobs"),
                                        "Content-Type",
                                        "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"element_id\":\"" + ELEMENT + "\"}"))
                                .build());
        assertThat(begun.statusCode()).as(ArtStoreClient.text(begun)).isEqualTo(202);
        var job = worker.resolve(begun.headers().firstValue("Location").orElseThrow());
        var ended =
                await().atMost(WITHIN)
                        .until(
                                () ->
                                        ArtStoreClient.json(
                                                client.get(job, BodyHandlers.ofByteArray())),
                                it -> !"running".equals(it.path("state").asString()));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("completed");
        assertThat(ended.path("counts").path("index-unavailable").isMissingNode()).isTrue();
        return ended;
    }

    private void index(String sql) throws SQLException, IOException {
        try (var connection = IndexDatabase.open(standalone.data());
                var statement = connection.createStatement();
                var live = statement.executeQuery("select number from live.generation")) {
            live.next();
            var schema = "generation_" + live.getInt(1);
            try (var change = connection.createStatement()) {
                assertThat(change.executeUpdate(sql.formatted(schema))).as(sql).isEqualTo(1);
            }
        }
    }

    private long rows(List<String> ids) throws SQLException, IOException {
        var list = String.join("','", ids);
        try (var connection = IndexDatabase.open(standalone.data());
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select count(*) from live.documents where file_id in ('"
                                        + list
                                        + "')")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static String copyOf(String id, UUID other) {
        var columns =
                "tenant, version, status, original_filename, file_size, content_type, checksum,"
                        + " retention_policy, legal_hold, tags, custom_attributes, created_at,"
                        + " updated_at, created_by_id, created_by_name, element_id, body";
        return "insert into %1$s.documents (file_id, "
                + columns
                + ") select '"
                + other
                + "', "
                + columns
                + " from %1$s.documents where file_id = '"
                + id
                + "'";
    }

    private Path attr(String id) throws IOException {
        try (var files = Files.walk(standalone.element(ELEMENT))) {
            return files.filter(it -> it.getFileName().toString().contains(id))
                    .filter(it -> it.toString().endsWith(".attr.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
