package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// An archived document, as the client sees it who wants its bytes, and the operator who brings
/// them.
class RestoreJourneyIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String ELEMENT = "archived-01";
    private static final byte[] BYTES = bytes();

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();

    @Test
    void whatIsArchivedIsReadAgainForAWhile() throws Exception {
        register();
        var id = store();
        assertThat(restore(id, BYTES).statusCode()).isEqualTo(409);
        archive();
        await().atMost(WITHIN).until(() -> download(id).statusCode() == 202);
        assertThat(status(id)).isEqualTo("restoring");

        var other = BYTES.clone();
        other[0] ^= 1;
        assertThat(code(restore(id, other), 422)).isEqualTo("digest-mismatch");
        assertThat(code(restore(id, new byte[1]), 422)).isEqualTo("length-mismatch");
        assertThat(download(id).statusCode()).isEqualTo(202);

        var restored = restore(id, BYTES);
        assertThat(restored.statusCode()).as(ArtStoreClient.text(restored)).isEqualTo(201);
        await().atMost(WITHIN).until(() -> status(id).equals("stored"));
        var read = download(id);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(BYTES);
        assertThat(delete(id).statusCode()).isEqualTo(409);

        await().atMost(WITHIN.plus(Standalone.RESTORED_FOR))
                .until(() -> status(id).equals("archived"));
        assertThat(download(id).statusCode()).isEqualTo(202);
        assertThat(status(id)).isEqualTo("restoring");
    }

    private void register() throws IOException, InterruptedException {
        var body =
                """
                {"element_id": "%s", "kind": "disk", "mode": "rw", "priority": 0,
                 "capacity_bytes": 10000000000, "worker": "local", "root": "%s"}
                """
                        .formatted(ELEMENT, standalone.element(ELEMENT));
        var made = registry("", body);
        assertThat(made.statusCode()).as(ArtStoreClient.text(made)).isEqualTo(201);
        var staging = standalone.element(ELEMENT).resolve(".staging");
        await().atMost(WITHIN).until(() -> Files.exists(staging));
    }

    /// The element takes documents as soon as its worker has reported it.
    private String store() {
        var stored = new AtomicReference<String>();
        await().atMost(WITHIN)
                .until(
                        () -> {
                            stored.set(upload());
                            var document = ArtStoreClient.json(client.document(stored.get()));
                            return document.path("element_id").asString().equals(ELEMENT);
                        });
        return stored.get();
    }

    private String upload() throws IOException, InterruptedException {
        var stored =
                client.upload(
                        "archived.bin",
                        BodyPublishers.ofByteArray(BYTES),
                        Map.of("retention_policy", "permanent"));
        assertThat(stored.statusCode()).as(ArtStoreClient.text(stored)).isEqualTo(201);
        return ArtStoreClient.json(stored).path("file_id").asString();
    }

    private void archive() throws IOException, InterruptedException {
        for (var mode : new String[] {"ro", "ar"}) {
            var changed = registry("/" + ELEMENT + "/mode", "{\"target_mode\": \"" + mode + "\"}");
            assertThat(changed.statusCode()).as(ArtStoreClient.text(changed)).isEqualTo(200);
        }
    }

    private HttpResponse<byte[]> registry(String path, String body)
            throws IOException, InterruptedException {
        var registry = standalone.credentials().authUrl() + "/api/v1/storage-elements";
        return client.send(
                client.authorized(URI.create(registry + path), "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<byte[]> restore(String id, byte[] bytes)
            throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id + "/restore"))
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build());
    }

    private HttpResponse<byte[]> delete(String id) throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id)).DELETE().build());
    }

    private HttpResponse<byte[]> download(String id) throws IOException, InterruptedException {
        return client.download(id, BodyHandlers.ofByteArray());
    }

    private String status(String id) throws IOException, InterruptedException {
        return ArtStoreClient.json(client.document(id)).path("status").asString();
    }

    private static String code(HttpResponse<byte[]> refused, int status) {
        assertThat(refused.statusCode()).as(ArtStoreClient.text(refused)).isEqualTo(status);
        return ArtStoreClient.json(refused).path("code").asString();
    }

    private static byte[] bytes() {
        var bytes = new byte[3_000_000];
        new Random(18).nextBytes(bytes);
        return bytes;
    }
}
