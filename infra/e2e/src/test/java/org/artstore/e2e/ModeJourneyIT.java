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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// An element is closed step by step, as its operators see it and as clients do.
class ModeJourneyIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String ELEMENT = "closing-01";

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();
    private int patches;

    @Test
    void whatIsClosedIsOnlyReadAndWhatIsArchivedIsAskedFor() throws Exception {
        register();
        var id = store();
        var begun = begin();
        assertThat(mode("ar", true)).isEqualTo(409);

        assertThat(mode("ro", false)).isEqualTo(200);
        awaitRefusal(id);
        assertThat(finish(begun)).isEqualTo(ELEMENT);
        assertThat(elementOf(upload("later.txt"))).isNotEqualTo(ELEMENT);
        assertThat(content(id).statusCode()).isEqualTo(200);

        assertThat(mode("rw", false)).isEqualTo(409);
        assertThat(mode("rw", true)).isEqualTo(200);
        await().atMost(WITHIN).until(() -> patch(id).statusCode() == 200);

        assertThat(mode("ro", false)).isEqualTo(200);
        standalone.signal("-KILL", "storage-worker");
        awaitRefusal(id);
        assertThat(mode("ar", false)).isEqualTo(200);
        await().atMost(WITHIN).until(() -> content(id).statusCode() == 202);
        var asked = ArtStoreClient.json(client.document(id));
        assertThat(asked.path("status").asString()).isEqualTo("restoring");
        assertThat(mode("rw", true)).isEqualTo(409);
    }

    private void register() throws IOException, InterruptedException {
        var body =
                """
                {"element_id": "%s", "kind": "disk", "mode": "rw", "priority": 0,
                 "capacity_bytes": 10000000000, "worker": "local", "root": "%s"}
                """
                        .formatted(ELEMENT, standalone.element(ELEMENT));
        var made = post("", body);
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
                            stored.set(upload("closed.txt"));
                            return elementOf(stored.get()).equals(ELEMENT);
                        });
        return stored.get();
    }

    private int mode(String target, boolean confirm) throws IOException, InterruptedException {
        var body = "{\"target_mode\": \"%s\", \"confirm\": %s}".formatted(target, confirm);
        return post("/" + ELEMENT + "/mode", body).statusCode();
    }

    private HttpResponse<byte[]> post(String path, String body)
            throws IOException, InterruptedException {
        var registry = standalone.credentials().authUrl() + "/api/v1/storage-elements";
        return client.send(
                client.authorized(URI.create(registry + path), "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private String upload(String name) throws IOException, InterruptedException {
        var stored =
                client.upload(
                        name,
                        BodyPublishers.ofString(name),
                        Map.of("retention_policy", "permanent"));
        assertThat(stored.statusCode()).as(ArtStoreClient.text(stored)).isEqualTo(201);
        return ArtStoreClient.json(stored).path("file_id").asString();
    }

    private String elementOf(String id) throws IOException, InterruptedException {
        return ArtStoreClient.json(client.document(id)).path("element_id").asString();
    }

    private void awaitRefusal(String id) {
        await().atMost(WITHIN)
                .ignoreException(IOException.class)
                .untilAsserted(
                        () -> {
                            var refused = patch(id);
                            assertThat(refused.statusCode()).isEqualTo(409);
                            assertThat(ArtStoreClient.json(refused).path("code").asString())
                                    .isEqualTo("mode-not-allowed");
                        });
    }

    /// A change that changes nothing would not be asked of the element.
    private HttpResponse<byte[]> patch(String id) throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id))
                        .header("Content-Type", "application/merge-patch+json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString("{\"tags\":[\"t" + ++patches + "\"]}"))
                        .build());
    }

    private HttpResponse<String> content(String id) throws IOException, InterruptedException {
        return client.download(id, BodyHandlers.ofString());
    }

    /// An upload of which half has come.
    private URI begin() throws IOException, InterruptedException {
        var made =
                client.send(
                        client.authorized(
                                        client.ingest("/api/v1/uploads"),
                                        "Tus-Resumable",
                                        "1.0.0",
                                        "Upload-Length",
                                        "10",
                                        "Upload-Metadata",
                                        "filename YmVndW4udHh0,retention_policy cGVybWFuZW50")
                                .POST(BodyPublishers.noBody())
                                .build());
        assertThat(made.statusCode()).as(ArtStoreClient.text(made)).isEqualTo(201);
        var upload =
                client.ingest("/").resolve(made.headers().firstValue("Location").orElseThrow());
        append(upload, 0);
        return upload;
    }

    private String finish(URI upload) throws IOException, InterruptedException {
        append(upload, 5);
        var id = upload.getPath().substring(upload.getPath().lastIndexOf('/') + 1);
        await().atMost(WITHIN).until(() -> client.document(id).statusCode() == 200);
        return elementOf(id);
    }

    private void append(URI upload, int offset) throws IOException, InterruptedException {
        var answer =
                client.send(
                        client.authorized(
                                        upload,
                                        "Tus-Resumable",
                                        "1.0.0",
                                        "Upload-Offset",
                                        Integer.toString(offset),
                                        "Content-Type",
                                        "application/offset+octet-stream")
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofByteArray(
                                                "fives".getBytes(StandardCharsets.US_ASCII)))
                                .build());
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(204);
    }
}
