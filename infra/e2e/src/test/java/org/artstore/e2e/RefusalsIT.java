package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// What is refused, says why, and leaves nothing behind.
class RefusalsIT {

    private static final byte[] BODY = "refused".getBytes(StandardCharsets.UTF_8);
    private static final Duration CLEAN_WITHIN = Duration.ofMinutes(1);

    private final ArtStoreClient client = Standalone.shared().client();

    @AfterAll
    static void nothingIsLeftBehind() {
        for (String element : new String[] {"edit-01", "rw-01"}) {
            var staging = Standalone.shared().element(element).resolve(".staging");
            await().atMost(CLEAN_WITHIN).untilAsserted(() -> assertThat(files(staging)).isEmpty());
        }
        var client = Standalone.shared().client();
        await().atMost(CLEAN_WITHIN)
                .untilAsserted(
                        () -> {
                            var found = client.search("refused", Map.of());
                            assertThat(ArtStoreClient.json(found).path("items")).isEmpty();
                        });
    }

    @Test
    void anUploadWithoutToken() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(client.ingest("/api/v1/files?filename=refused.txt"))
                        .POST(BodyPublishers.ofByteArray(BODY))
                        .build();

        var answer = client.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("Bearer");
        assertProblem(answer, "unauthorized");
    }

    @Test
    void anUploadWithAForgedToken() throws IOException, InterruptedException {
        var token = client.token();
        var payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        var request =
                HttpRequest.newBuilder(client.ingest("/api/v1/files?filename=refused.txt"))
                        .header("Authorization", "Bearer " + token.replace(payload, payload + "x"))
                        .POST(BodyPublishers.ofByteArray(BODY))
                        .build();

        assertThat(client.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void aNameWithPathParts() throws IOException, InterruptedException {
        assertRefused("../../refused.txt", BODY, 422);
    }

    @Test
    void aNameWithControlCharacters() throws IOException, InterruptedException {
        assertRefused("refused\u0007.txt", BODY, 422);
    }

    @Test
    void anEmptyBody() throws IOException, InterruptedException {
        assertRefused("refused.txt", new byte[0], 422);
    }

    @Test
    void anotherDigestThanTheClientSaid() throws IOException, InterruptedException {
        var digest = "sha-256=:" + "A".repeat(43) + "=:";

        assertRefused("refused.txt", BODY, 422, "Repr-Digest", digest);
    }

    @Test
    void anUnknownQueryParameter() throws IOException, InterruptedException {
        var answer =
                client.upload(
                        "refused.txt", BodyPublishers.ofByteArray(BODY), Map.of("colour", "red"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, "unknown-parameter");
    }

    @Test
    void aBodyCutOffHalfWay() throws IOException, InterruptedException {
        var uri = client.ingest("/api/v1/files?filename=refused.bin");
        var head =
                "POST %s?%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(
                                uri.getPath(),
                                uri.getQuery(),
                                uri.getAuthority(),
                                client.token(),
                                5_000_000);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Content.of(1, 2_500_000));
            socket.getOutputStream().flush();
        }
    }

    @Test
    void aNameOf300BytesOfCyrillicIsLegal() throws IOException, InterruptedException {
        var name = "я".repeat(146) + ".txt";

        var document = client.store(name, BODY);

        assertThat(document.path("original_filename").asString()).isEqualTo(name);
    }

    private void assertRefused(String name, byte[] body, int status, String... headers)
            throws IOException, InterruptedException {
        var answer = client.upload(name, BodyPublishers.ofByteArray(body), Map.of(), headers);

        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    private static void assertProblem(HttpResponse<byte[]> answer, String code) {
        var problem = ArtStoreClient.json(answer);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("urn:artstore:problem:" + code);
        assertThat(problem.path("request_id").asString())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private static Stream<Path> files(Path staging) throws IOException {
        if (!Files.exists(staging)) {
            return Stream.empty();
        }
        try (var files = Files.list(staging)) {
            return files.toList().stream();
        }
    }
}
