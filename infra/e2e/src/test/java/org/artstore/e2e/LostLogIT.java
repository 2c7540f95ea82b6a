package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Kafka has lost all it had, the file log with it; PostgreSQL and the elements have not.
class LostLogIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int DOCUMENTS = 12;
    private static final int SIZE = 3_000;
    private static final String ELEMENT = "edit-01";
    private static final String WORD = "хроника";

    private final Standalone standalone = Standalone.shared();

    @Test
    void theElementsTellItAgainAndNothingIsMissing() throws Exception {
        var old = store(standalone.client(), 0);
        await().atMost(WITHIN).until(() -> found(standalone.client()).equals(old.keySet()));
        var known = documents(standalone.client(), old.keySet());
        var index = IndexDump.of(standalone.data(), ELEMENT);

        standalone.stop();
        standalone.lose("kafka");
        standalone.start();

        var client = standalone.client();
        assertThat(found(client)).isEqualTo(old.keySet());
        var all = new HashMap<>(old);
        all.putAll(store(client, DOCUMENTS));
        var job = ReindexJob.begin(standalone, "{\"source\":\"elements\"}");
        job.awaitReady();
        assertThat(job.view().path("elements").findValuesAsString("state"))
                .as(job.view().toString())
                .isNotEmpty()
                .containsOnly("told");
        job.tell("switch?confirm=true");

        await().atMost(WITHIN).until(() -> found(client).equals(all.keySet()));
        assertThat(documents(client, old.keySet())).isEqualTo(known);
        assertThat(IndexDump.of(standalone.data(), ELEMENT).documents())
                .isEqualTo(index.documents() + DOCUMENTS);
        for (var document : all.entrySet()) {
            var fetched = client.download(document.getKey(), BodyHandlers.ofByteArray());
            assertThat(fetched.body()).isEqualTo(Content.of(document.getValue(), SIZE));
        }
    }

    /// The seeds of what was stored, by its ids.
    private static Map<String, Integer> store(ArtStoreClient client, int from)
            throws IOException, InterruptedException {
        Map<String, Integer> stored = new HashMap<>();
        for (int i = from; i < from + DOCUMENTS; i++) {
            var document = client.store(WORD + " " + i + ".bin", Content.of(i, SIZE));
            stored.put(document.path("file_id").asString(), i);
        }
        return stored;
    }

    private static Set<String> found(ArtStoreClient client)
            throws IOException, InterruptedException {
        return ReindexTraffic.found(client, WORD);
    }

    private static Map<String, JsonNode> documents(ArtStoreClient client, Set<String> ids)
            throws IOException, InterruptedException {
        Map<String, JsonNode> documents = new HashMap<>();
        for (var id : ids) {
            var answer = client.document(id);
            assertThat(answer.statusCode()).as(id).isEqualTo(200);
            documents.put(id, ArtStoreClient.json(answer));
        }
        return documents;
    }
}
