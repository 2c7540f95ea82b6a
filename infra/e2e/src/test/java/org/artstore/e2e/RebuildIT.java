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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Kafka and PostgreSQL are lost; the elements are not.
class RebuildIT {

    private static final int DOCUMENTS = Integer.getInteger("documents", 40);
    private static final int SHOWN = Math.min(DOCUMENTS, 1_000);
    private static final int CLIENTS = 8;
    private static final Duration REBUILT_WITHIN = Duration.ofSeconds(30 + DOCUMENTS / 50);
    private static final String ELEMENT = "edit-01";
    private static final String WORD = "перестройка";

    private final Standalone standalone = Standalone.shared();

    @Test
    void bringsBackEverythingFromTheElements() throws Exception {
        var client = standalone.client();
        long others = IndexDump.of(standalone.data(), ELEMENT).documents();
        var ids = each(IntStream.range(0, DOCUMENTS).boxed(), it -> store(client, it));
        await().atMost(REBUILT_WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(IndexDump.of(standalone.data(), ELEMENT).documents())
                                        .isEqualTo(others + DOCUMENTS));
        var index = IndexDump.of(standalone.data(), ELEMENT);
        assertThat(found(client)).hasSize(SHOWN);
        var before = each(ids.stream(), it -> document(client, it));
        var shown = DOCUMENTS == SHOWN ? found(client) : List.of();

        standalone.stop();
        for (var lost : List.of("kafka", "postgres", "credentials.json")) {
            standalone.lose(lost);
        }
        standalone.start();

        var later = standalone.client();
        assertThat(later.document(ids.getFirst()).statusCode()).isEqualTo(404);
        rebuild(later);

        await().atMost(REBUILT_WITHIN)
                .untilAsserted(() -> assertThat(document(later, ids.getLast())).isNotNull());
        assertThat(each(ids.stream(), it -> document(later, it))).isEqualTo(before);
        if (DOCUMENTS == SHOWN) {
            assertThat(found(later)).isEqualTo(shown);
        }
        await().atMost(REBUILT_WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(IndexDump.of(standalone.data(), ELEMENT))
                                        .isEqualTo(index));
        var intact =
                each(
                        IntStream.range(0, DOCUMENTS).boxed(),
                        it -> Arrays.equals(content(it), bytes(later, ids.get(it))));
        assertThat(intact).hasSize(DOCUMENTS).containsOnly(true);
    }

    /// As several clients do it at once, in order.
    private static <T, R> List<R> each(Stream<T> all, Work<T, R> work) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var results = new ArrayList<R>();
            var calls = all.<Callable<R>>map(it -> () -> work.apply(it)).toList();
            for (var call : clients.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        }
    }

    private interface Work<T, R> {
        R apply(T item) throws Exception;
    }

    private static JsonNode document(ArtStoreClient client, String id)
            throws IOException, InterruptedException {
        var answer = client.document(id);
        assertThat(answer.statusCode()).as(id).isEqualTo(200);
        return ArtStoreClient.json(answer);
    }

    private static byte[] bytes(ArtStoreClient client, String id)
            throws IOException, InterruptedException {
        var fetched = client.download(id, BodyHandlers.ofByteArray());
        assertThat(fetched.statusCode()).as(id).isEqualTo(200);
        return fetched.body();
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
                        .POST(BodyPublishers.ofString("{\"element_id\":\"" + ELEMENT + "\"}"))
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
