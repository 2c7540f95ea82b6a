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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// An element turns full under an upload; another one takes over and the client notices nothing.
class FullElementIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final String OTHER = "edit-02";

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();

    @Test
    void theUploadGoesOnAndIsStoredOnAnotherElement() throws Exception {
        register();
        var content = Content.of(12, 48 * MEBIBYTE);
        var upload = created(content.length);
        var id = upload.getPath().substring(upload.getPath().lastIndexOf('/') + 1);
        append(upload, content, 0, 6 * MEBIBYTE);
        await().atMost(WITHIN).until(() -> Files.exists(staged("edit-01", id + ".upload")));
        Files.createSymbolicLink(staged("edit-01", id + ".upload-next"), Path.of("/dev/full"));

        append(upload, content, 6 * MEBIBYTE, 12 * MEBIBYTE);
        await().atMost(WITHIN).until(() -> !Files.exists(staged("edit-01", id)));
        append(upload, content, 12 * MEBIBYTE, 40 * MEBIBYTE);
        standalone.signal("-KILL", "storage-worker");
        append(upload, content, 40 * MEBIBYTE, content.length);

        await().atMost(WITHIN).untilAsserted(() -> assertThat(downloaded(id)).isEqualTo(content));
        var document = ArtStoreClient.json(client.document(id));
        assertThat(document.path("element_id").asString()).isEqualTo(OTHER);
        assertThat(document.path("version").asInt()).isOne();
        assertThat(filesOf(id, "edit-01")).isEmpty();
        assertThat(filesOf(id, OTHER)).filteredOn(it -> it.endsWith(".attr.json")).hasSize(1);
    }

    private void register() throws IOException, InterruptedException {
        var uri = URI.create(standalone.credentials().authUrl() + "/api/v1/storage-elements");
        var body =
                """
                {"element_id": "%s", "kind": "disk", "mode": "edit", "priority": 1000,
                 "capacity_bytes": 10000000000, "worker": "local", "root": "%s"}
                """
                        .formatted(OTHER, standalone.element(OTHER));
        var made =
                client.send(
                        client.authorized(uri, "Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        assertThat(made.statusCode()).as(ArtStoreClient.text(made)).isEqualTo(201);
        await().atMost(WITHIN).until(() -> Files.exists(staged(OTHER, ".")));
    }

    private URI created(int length) throws IOException, InterruptedException {
        var answer =
                client.send(
                        client.authorized(
                                        client.ingest("/api/v1/uploads"),
                                        "Tus-Resumable",
                                        "1.0.0",
                                        "Upload-Length",
                                        Integer.toString(length),
                                        "Upload-Metadata",
                                        "filename ZnVsbC5iaW4=")
                                .POST(BodyPublishers.noBody())
                                .build());
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(201);
        return client.ingest("/").resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private void append(URI upload, byte[] content, int from, int to)
            throws IOException, InterruptedException {
        var answer =
                client.send(
                        client.authorized(
                                        upload,
                                        "Tus-Resumable",
                                        "1.0.0",
                                        "Upload-Offset",
                                        Integer.toString(from),
                                        "Content-Type",
                                        "application/offset+octet-stream")
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofByteArray(
                                                Arrays.copyOfRange(content, from, to)))
                                .build());
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(204);
        assertThat(answer.headers().firstValueAsLong("Upload-Offset")).hasValue(to);
    }

    private byte[] downloaded(String id) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.download(id, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Path staged(String element, String name) {
        return standalone.element(element).resolve(".staging").resolve(name);
    }

    private List<String> filesOf(String id, String element) throws IOException {
        try (var files = Files.walk(standalone.element(element))) {
            return files.map(Path::toString).filter(it -> it.contains(id)).toList();
        }
    }
}
