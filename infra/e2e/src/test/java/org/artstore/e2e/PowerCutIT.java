package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Every process is killed at one moment while uploads run; what was acknowledged is still there.
class PowerCutIT {

    private static final int ROUNDS = Integer.getInteger("artstore.rounds", 2);
    private static final int UPLOADERS = 8;
    private static final int LARGEST = 3_000_000;
    private static final Duration STORED_WITHIN = Duration.ofSeconds(60);

    private final long seed = Long.getLong("artstore.seed", System.nanoTime());
    private final Standalone standalone = Standalone.shared();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    /// An upload that was answered with 201 or 202.
    private record Acknowledged(String fileId, String word, long seed, int size) {}

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        System.out.println("seed " + seed + ", rounds " + ROUNDS);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            uploadUntilKilled(Duration.ofMillis(1_000 + random.nextInt(4_000)));
            standalone.start();
            var client = standalone.client();
            assertAllStored(client);
            System.out.println(
                    "round " + round + ": " + acknowledged.size() + " acknowledged, intact");
            assertThat(acknowledged).isNotEmpty();
            acknowledged.clear();
        }
    }

    private void uploadUntilKilled(Duration after) throws Exception {
        try (var uploaders = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = standalone.client();
            var ended =
                    IntStream.range(0, UPLOADERS)
                            .<Future<?>>mapToObj(
                                    _ -> uploaders.submit(() -> uploadUntilItFails(client)))
                            .toList();
            LockSupport.parkNanos(after.toNanos());
            standalone.killEverything();
            for (var uploader : ended) {
                uploader.get(2, TimeUnit.MINUTES);
            }
        }
    }

    private void uploadUntilItFails(ArtStoreClient client) {
        try {
            while (true) {
                upload(client, next.incrementAndGet());
            }
        } catch (IOException e) {
            // The blow has fallen: what was under way is indeterminate, and nobody was told of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload(ArtStoreClient client, int number)
            throws IOException, InterruptedException {
        long contentSeed = seed + number;
        int size = 1 + new Random(contentSeed).nextInt(number % 3 == 0 ? LARGEST : 20_000);
        var word = "powercut" + Long.toHexString(seed) + "x" + number;
        var prefer = number % 2 == 0 ? "respond-async" : "wait=30";
        var answer =
                client.upload(
                        word + ".bin",
                        BodyPublishers.ofByteArray(Content.of(contentSeed, size)),
                        Map.of("tags", "powercut"),
                        "Prefer",
                        prefer);
        if (answer.statusCode() == 201 || answer.statusCode() == 202) {
            var id = ArtStoreClient.json(answer).path("file_id").asString();
            acknowledged.add(new Acknowledged(id, word, contentSeed, size));
        } else if (answer.statusCode() >= 500) {
            throw new IOException("refused: " + answer.statusCode());
        } else {
            throw new IllegalStateException(ArtStoreClient.text(answer));
        }
    }

    /// Each is looked at without a pause before: there are hundreds.
    private void assertAllStored(ArtStoreClient client) throws Exception {
        try (var threads = Executors.newFixedThreadPool(UPLOADERS)) {
            var looks =
                    acknowledged.stream()
                            .<Callable<Boolean>>map(upload -> () -> isStored(client, upload))
                            .toList();
            for (var look : threads.invokeAll(looks)) {
                assertThat(look.get()).isTrue();
            }
        }
    }

    private static boolean isStored(ArtStoreClient client, Acknowledged upload) {
        await().pollDelay(Duration.ZERO)
                .atMost(STORED_WITHIN)
                .untilAsserted(() -> assertStored(client, upload));
        return true;
    }

    private static void assertStored(ArtStoreClient client, Acknowledged upload)
            throws IOException, InterruptedException {
        var fetched = client.download(upload.fileId(), BodyHandlers.ofByteArray());
        assertThat(fetched.statusCode()).as(upload.toString()).isEqualTo(200);
        assertThat(Content.sha256(fetched.body()))
                .as(upload.toString())
                .isEqualTo(Content.sha256(Content.of(upload.seed(), upload.size())));
        var found = client.search(upload.word(), Map.of("limit", "10"));
        assertThat(ArtStoreClient.json(found).path("items").findValuesAsString("file_id"))
                .as(upload.toString())
                .contains(upload.fileId());
    }
}
