package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A temporary document becomes permanent, whatever happens to the worker meanwhile.
///
/// The length of the document and the number of kills are settings of the test:
/// `-Dtransfer.bytes=1073741824 -Dtransfer.kills=10`.
class FinalisationJourneyIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final long BYTES = Long.getLong("transfer.bytes", 40L * MEBIBYTE);
    private static final int KILLS = Integer.getInteger("transfer.kills", 1);
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final List<String> ENDS = List.of("completed", "rolled_back");
    private static final List<String> STAY =
            List.of(
                    "file_id",
                    "original_filename",
                    "file_size",
                    "content_type",
                    "checksum",
                    "description",
                    "tags",
                    "custom_attributes",
                    "created_at",
                    "created_by",
                    "tenant");

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();
    private final Random random = new Random();

    @Test
    void isTheSameDocumentAndPermanent() throws Exception {
        var stored = client.store("finalised.txt", "content".getBytes(StandardCharsets.UTF_8));
        var id = stored.path("file_id").asString();
        assertThat(stored.path("retention_policy").asString()).isEqualTo("temporary");

        var begun = finalise(id);

        assertThat(begun.statusCode()).as(ArtStoreClient.text(begun)).isEqualTo(202);
        awaitState(id, "completed");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> document(id).path("version").asInt() == 2);
        var after = document(id);
        assertIsTheSame(after, stored);
        assertThat(after.path("retention_policy").asString()).isEqualTo("permanent");
        assertThat(after.has("expires_at")).isFalse();
        assertThat(after.path("element_id").asString()).isEqualTo("rw-01");
        assertThat(client.download(id, BodyHandlers.ofString()).body()).isEqualTo("content");
        assertThat(finalise(id).statusCode()).isEqualTo(409);
        var changed = patch(id, "{\"tags\":[\"kept\"]}");
        assertThat(changed.statusCode()).as(ArtStoreClient.text(changed)).isEqualTo(200);
        assertThat(ArtStoreClient.json(changed).path("version").asInt()).isEqualTo(3);
        assertThat(delete(id).statusCode()).isEqualTo(409);
    }

    @Test
    void survivesTheDeathOfTheWorkerAtAnyMoment(@TempDir Path folder) throws Exception {
        var file = folder.resolve("large.bin");
        write(file);
        var upload = client.upload("large.bin", BodyPublishers.ofFile(file), Map.of());
        assertThat(upload.statusCode()).as(ArtStoreClient.text(upload)).isEqualTo(201);
        var stored = ArtStoreClient.json(upload);
        var id = stored.path("file_id").asString();
        var start = Instant.now();
        assertThat(finalise(id).statusCode()).isEqualTo(202);

        int kills = kill(id);

        await().atMost(WITHIN).until(() -> ENDS.contains(state(id)));
        var end = state(id);
        note(kills + " kills, " + BYTES + " bytes: " + end, start);
        boolean completed = end.equals("completed");
        await().atMost(WITHIN)
                .until(() -> document(id).path("version").asInt() == (completed ? 2 : 1));
        var after = document(id);
        assertIsTheSame(after, stored);
        assertThat(after.path("retention_policy").asString())
                .isEqualTo(completed ? "permanent" : "temporary");
        assertThat(attributesOf(id, "rw-01")).hasSize(completed ? 1 : 0);
        await().atMost(WITHIN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(downloaded(id)).isEqualTo(checksum(stored)));
        assertThat(state(id)).isEqualTo(end);
    }

    /// Kills the worker again and again as long as the transfer goes on, each time when it has come
    /// further.
    private int kill(String id) throws IOException, InterruptedException {
        for (int i = 0; i < KILLS; i++) {
            double progress = (double) i / KILLS;
            await().atMost(WITHIN).until(() -> hasCome(id, progress));
            var pause = Duration.ofMillis(random.nextInt(400));
            await().pollDelay(pause).until(() -> true);
            if (ENDS.contains(state(id))) {
                return i;
            }
            long pid = standalone.pid("storage-worker");
            standalone.signal("-KILL", "storage-worker");
            await().atMost(WITHIN)
                    .ignoreExceptions()
                    .until(() -> standalone.pid("storage-worker") != pid);
        }
        return KILLS;
    }

    private boolean hasCome(String id, double progress) throws Exception {
        var now = shown(id);
        return now.path("progress").asDouble() >= progress
                || ENDS.contains(now.path("state").asString());
    }

    private static void assertIsTheSame(JsonNode after, JsonNode before) {
        assertThat(STAY)
                .allSatisfy(it -> assertThat(after.path(it)).as(it).isEqualTo(before.path(it)));
    }

    private HttpResponse<byte[]> finalise(String id) throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest(path(id))).POST(BodyPublishers.noBody()).build());
    }

    private JsonNode shown(String id) throws IOException, InterruptedException {
        var answer = client.send(client.authorized(client.ingest(path(id))).GET().build());
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(200);
        return ArtStoreClient.json(answer);
    }

    private String state(String id) throws IOException, InterruptedException {
        return shown(id).path("state").asString();
    }

    private void awaitState(String id, String state) {
        await().atMost(WITHIN).until(() -> state(id), state::equals);
    }

    private static String path(String id) {
        return "/api/v1/files/" + id + "/finalize";
    }

    private JsonNode document(String id) throws IOException, InterruptedException {
        return ArtStoreClient.json(client.document(id));
    }

    private HttpResponse<byte[]> patch(String id, String patch)
            throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id))
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString(patch))
                        .build());
    }

    private HttpResponse<byte[]> delete(String id) throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id)).DELETE().build());
    }

    private String downloaded(String id) throws IOException, InterruptedException {
        var answer = client.download(id, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Content.sha256(answer.body());
    }

    private static String checksum(JsonNode document) {
        return document.path("checksum").asString();
    }

    private List<String> attributesOf(String id, String element) throws IOException {
        try (var files = Files.walk(standalone.element(element))) {
            return files.map(Path::toString)
                    .filter(it -> it.contains(id) && it.endsWith(".attr.json"))
                    .toList();
        }
    }

    private static void note(String what, Instant since) throws IOException {
        Files.writeString(
                Path.of("target/finalisation.txt"),
                what + " after " + Duration.between(since, Instant.now()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void write(Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long at = 0; at < BYTES; at += MEBIBYTE) {
                out.write(Content.of(at, (int) Math.min(MEBIBYTE, BYTES - at)));
            }
        }
    }
}
