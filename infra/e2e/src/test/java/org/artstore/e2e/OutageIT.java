package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One part stands still; the others do what they can without it.
class OutageIT {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(1);

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();

    @Test
    void uploadsAreAcceptedWithoutTheWorkerAndStoredWhenItReturns()
            throws IOException, InterruptedException {
        List<String> accepted = new ArrayList<>();
        standalone.signal("-STOP", "storage-worker");
        try {
            for (int i = 0; i < 5; i++) {
                accepted.add(acceptedId(i));
            }
        } finally {
            standalone.signal("-CONT", "storage-worker");
        }

        for (int i = 0; i < accepted.size(); i++) {
            var id = accepted.get(i);
            var content = Content.of(i, 100_000);
            await().atMost(BACK_WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    client.download(id, BodyHandlers.ofByteArray())
                                                            .body())
                                            .isEqualTo(content));
        }
    }

    private String acceptedId(int i) throws IOException, InterruptedException {
        var answer =
                client.upload(
                        "outage-" + i + ".bin",
                        BodyPublishers.ofByteArray(Content.of(i, 100_000)),
                        Map.of(),
                        "Prefer",
                        "respond-async");
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(202);
        return ArtStoreClient.json(answer).path("file_id").asString();
    }

    @Test
    void withoutKafkaUploadsAreRefusedAndTheRestAnswers() throws IOException, InterruptedException {
        var content = Content.of(99, 50_000);
        var id = client.store("beforeoutage.bin", content).path("file_id").asString();
        await().atMost(BACK_WITHIN).untilAsserted(() -> assertFound("beforeoutage"));
        standalone.signal("-STOP", "kafka");
        try {
            await().atMost(BACK_WITHIN)
                    .untilAsserted(() -> assertThat(uploadSmall().statusCode()).isEqualTo(503));
            var refused = uploadSmall();
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(client.download(id, BodyHandlers.ofByteArray()).body()).isEqualTo(content);
            assertThat(client.document(id).statusCode()).isEqualTo(200);
            assertFound("beforeoutage");
        } finally {
            standalone.signal("-CONT", "kafka");
        }
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(uploadSmall().statusCode()).isEqualTo(201));
    }

    private HttpResponse<byte[]> uploadSmall() throws IOException, InterruptedException {
        return client.upload(
                "duringoutage.bin", BodyPublishers.ofByteArray(Content.of(5, 1_000)), Map.of());
    }

    private void assertFound(String word) throws IOException, InterruptedException {
        var answer = client.search(word, Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ArtStoreClient.json(answer).path("items")).isNotEmpty();
    }
}
