package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// The index is built anew, taken into use and given up again while clients store, delete and
/// search.
///
/// How often index-stream is killed meanwhile is a setting of the test: `-Dreindex.kills=10`.
class ReindexJourneyIT {

    private static final int KILLS = Integer.getInteger("reindex.kills", 1);
    /// Enough for the building to take as long as the kills.
    private static final int KEPT = 40 * KILLS;
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration SEARCHABLE_WITHIN = Duration.ofSeconds(30);
    private static final String LASTING = "летопись";
    private static final String PASSING = "однодневка";
    /// Records a second, twice of what the clients add.
    private static final int RATE = 100;

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();
    private final Random random = new Random();

    @Test
    void noSearchFailsOrMissesADocument() throws Exception {
        var kept = store();
        try (var traffic = new ReindexTraffic(client, LASTING, kept, PASSING)) {
            var job = begin();
            kill(job);
            awaitState(job, "ready");
            assertThat(tell(job, "switch").statusCode()).isEqualTo(200);
            assertThat(state(job)).isEqualTo("switched");
            awaitSearches(traffic);
            assertThat(tell(job, "rollback").statusCode()).isEqualTo(200);
            assertThat(state(job)).isEqualTo("rolled_back");
            awaitSearches(traffic);

            var alive = traffic.end();

            await().atMost(SEARCHABLE_WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(ReindexTraffic.found(client, PASSING))
                                            .isEqualTo(alive));
        }
    }

    /// Those whom every search must find.
    private Set<String> store() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < KEPT; i++) {
            var stored = client.store(LASTING + " " + i + ".bin", Content.of(i, 500));
            ids.add(stored.path("file_id").asString());
        }
        await().atMost(SEARCHABLE_WITHIN)
                .until(() -> ReindexTraffic.found(client, LASTING).equals(ids));
        return ids;
    }

    private static void awaitSearches(ReindexTraffic traffic) {
        int before = traffic.searches();
        await().atMost(WITHIN).until(() -> traffic.searches() > before + 20);
    }

    /// Kills index-stream at moments of the building, which is slow for that.
    private void kill(URI job) throws IOException {
        for (int i = 0; i < KILLS; i++) {
            await().pollDelay(Duration.ofMillis(random.nextInt(1_500))).until(() -> true);
            long pid = standalone.pid("index-stream");
            standalone.signal("-KILL", "index-stream");
            await().atMost(WITHIN)
                    .ignoreExceptions()
                    .until(() -> standalone.pid("index-stream") != pid && !state(job).isEmpty());
        }
    }

    private URI begin() throws IOException, InterruptedException {
        var jobs = standalone.credentials().indexUrl().resolve("/api/v1/reindex-jobs");
        var begun = post(jobs, "{\"source\":\"log\",\"rate_limit\":" + RATE + "}");
        assertThat(begun.statusCode()).as(ArtStoreClient.text(begun)).isEqualTo(202);
        return jobs.resolve(begun.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<byte[]> tell(URI job, String command)
            throws IOException, InterruptedException {
        var answer = post(URI.create(job + "/" + command), "");
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(200);
        return answer;
    }

    private HttpResponse<byte[]> post(URI uri, String body)
            throws IOException, InterruptedException {
        return client.send(
                client.authorized(uri, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private void awaitState(URI job, String state) {
        await().atMost(WITHIN)
                .untilAsserted(
                        () -> {
                            var view = shown(job);
                            assertThat(view.path("state").asString())
                                    .as(() -> view + "\n" + standalone.complaints("index-stream"))
                                    .isEqualTo(state);
                        });
    }

    private String state(URI job) throws IOException, InterruptedException {
        return shown(job).path("state").asString();
    }

    private JsonNode shown(URI job) throws IOException, InterruptedException {
        return ArtStoreClient.json(client.get(job, BodyHandlers.ofByteArray()));
    }
}
