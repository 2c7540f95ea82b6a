package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Kafka and PostgreSQL are lost; the elements are not.
class RebuildIT {

    private static final int DOCUMENTS = 40;
    private static final Duration REBUILT_WITHIN = Duration.ofSeconds(30);
    private static final String WORD = "перестройка";

    private final Standalone standalone = Standalone.shared();

    @Test
    void bringsBackEverythingFromTheElements() throws Exception {
        var client = standalone.client();
        var ids = new ArrayList<String>();
        for (int i = 0; i < DOCUMENTS; i++) {
            ids.add(store(client, i));
        }
        await().atMost(REBUILT_WITHIN)
                .untilAsserted(() -> assertThat(found(client)).hasSize(DOCUMENTS));
        var before = found(client);

        standalone.stop();
        for (var lost : List.of("kafka", "postgres", "credentials.json")) {
            standalone.lose(lost);
        }
        standalone.start();

        var later = standalone.client();
        assertThat(later.document(ids.getFirst()).statusCode()).isEqualTo(404);
        rebuild(later);

        await().atMost(REBUILT_WITHIN)
                .untilAsserted(() -> assertThat(found(later)).isEqualTo(before));
        for (int i = 0; i < DOCUMENTS; i++) {
            var fetched = later.download(ids.get(i), BodyHandlers.ofByteArray());
            assertThat(fetched.statusCode()).isEqualTo(200);
            assertThat(fetched.body()).isEqualTo(content(i));
        }
    }

    private static String store(ArtStoreClient client, int number)
            throws IOException, InterruptedException {
        var stored =
                client.upload(
                        WORD + " " + number + ".bin",
                        BodyPublishers.ofByteArray(content(number)),
                        Map.of("tags", "t" + number % 3, "description", "the plan of " + number));
        assertThat(stored.statusCode()).as(ArtStoreClient.text(stored)).isEqualTo(201);
        return ArtStoreClient.json(stored).path("file_id").asString();
    }

    private static byte[] content(int number) {
        return Content.of(number, number % 10 == 0 ? 1_500_000 : 3_000);
    }

    /// Whole documents, as the search shows them.
    private static List<JsonNode> found(ArtStoreClient client)
            throws IOException, InterruptedException {
        var answer = client.search(WORD, Map.of("limit", "1000"));
        return ArtStoreClient.json(answer).path("items").valueStream().toList();
    }

    private void rebuild(ArtStoreClient client) throws Exception {
        var worker = standalone.credentials().workerUrl();
        var request =
                client.authorized(
                                worker.resolve("/api/v1/rebuild-jobs"),
                                "Content-Type",
                                "application/json")
                        .POST(BodyPublishers.ofString("{\"element_id\":\"edit-01\"}"))
                        .build();
        var begun = client.send(request);
        assertThat(begun.statusCode()).as(ArtStoreClient.text(begun)).isEqualTo(202);
        var job = worker.resolve(begun.headers().firstValue("Location").orElseThrow());
        await().atMost(REBUILT_WITHIN)
                .untilAsserted(() -> assertThat(state(client, job)).isEqualTo("completed"));
    }

    private static String state(ArtStoreClient client, URI job)
            throws IOException, InterruptedException {
        var answer = client.get(job, BodyHandlers.ofByteArray());
        return ArtStoreClient.json(answer).path("state").asString();
    }
}
