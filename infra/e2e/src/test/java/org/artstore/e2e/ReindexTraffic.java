package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that store, delete and search as long as they are let.
final class ReindexTraffic implements AutoCloseable {

    private static final int CLIENTS = 2;
    private static final int DELETED = 3;
    private static final Duration PACE = Duration.ofMillis(50);

    private final ArtStoreClient client;
    private final String word;
    private final Set<String> alive = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger searches = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients;
    private volatile boolean going = true;

    /// @param lasting a word that exactly the documents `kept` have
    /// @param word that the documents have that come and go
    ReindexTraffic(ArtStoreClient client, String lasting, Set<String> kept, String word) {
        this.client = client;
        this.word = word;
        clients =
                List.of(
                        threads.submit(repeat(it -> store(it * CLIENTS))),
                        threads.submit(repeat(it -> store(it * CLIENTS + 1))),
                        threads.submit(repeat(_ -> search(lasting, kept))));
    }

    private interface Step {
        void take(int number) throws IOException, InterruptedException;
    }

    private Callable<Void> repeat(Step step) {
        return () -> {
            for (int i = 0; going; i++) {
                step.take(i);
                await().pollDelay(PACE).until(() -> true);
            }
            return null;
        };
    }

    private void store(int number) throws IOException, InterruptedException {
        var id =
                client.store(word + " " + number + ".bin", Content.of(number, 500))
                        .path("file_id")
                        .asString();
        if (number % DELETED != 0) {
            alive.add(id);
            return;
        }
        var answer =
                client.send(
                        client.authorized(client.ingest("/api/v1/files/" + id)).DELETE().build());
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(204);
        deleted.add(id);
    }

    private void search(String lasting, Set<String> kept) throws IOException, InterruptedException {
        assertThat(found(client, lasting)).isEqualTo(kept);
        searches.incrementAndGet();
    }

    /// All documents that have the word, as search has them, page after page.
    static Set<String> found(ArtStoreClient client, String what)
            throws IOException, InterruptedException {
        Set<String> found = new HashSet<>();
        var filters = Map.of("limit", "1000");
        while (true) {
            var answer = client.search(what, filters);
            assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(200);
            var page = ArtStoreClient.json(answer);
            found.addAll(page.path("items").findValuesAsString("file_id"));
            if (!page.path("next_cursor").isString()) {
                return found;
            }
            filters = Map.of("limit", "1000", "cursor", page.path("next_cursor").asString());
        }
    }

    /// How many searches have been answered, all of them rightly.
    int searches() {
        return searches.get();
    }

    /// Ends it; what was acknowledged and not deleted is here afterwards.
    ///
    /// @throws ExecutionException if a client was answered wrongly
    Set<String> end() throws InterruptedException, ExecutionException {
        going = false;
        for (var each : clients) {
            each.get();
        }
        assertThat(deleted).isNotEmpty();
        return Set.copyOf(alive);
    }

    @Override
    public void close() {
        going = false;
        threads.close();
    }
}
