package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.embedded.port.FreePort;
import org.artstore.fixtures.Program;
import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A process of ingest-api is killed while it serves the first request with a key.
class KilledInstanceIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final int LENGTH = 3_000_000;
    private static final byte[] HALF = new byte[LENGTH / 2];
    private static final String QUERY = "filename=a";

    private final Service survivor = Service.shared();
    private final Shelf shelf = survivor.storage().shelf();
    private final Set<FileId> before = shelf.stored().keySet();
    private final String key = UUID.randomUUID().toString();
    private final Client client = Client.of(survivor).header("Idempotency-Key", key);
    private final int port = FreePort.any();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    @BeforeEach
    void startAnother() throws IOException {
        var command = Program.of(IngestApi.class, "-Xmx128m").command(Service.arguments(port));
        process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
        await().atMost(START).ignoreExceptions().until(() -> get("/health/ready") == 200);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        process.destroyForcibly();
        survivor.storage().resume();
        await().until(
                        () -> {
                            shelf.open().keySet().forEach(KilledInstanceIT::expire);
                            return shelf.open().isEmpty();
                        });
    }

    private static void expire(FileId file) {
        try (var ghost = Ghost.of(file)) {
            ghost.expires();
        }
    }

    @Test
    void thereIsOneDocumentWhereverItDies() throws Exception {
        try (var _ = halfway()) {
            kill();
            var answer = again();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(again().response().body()).isEqualTo(answer.response().body());
            assertThat(added()).containsExactly(answer.file());
        }
    }

    @Test
    void whatItSealedIsTheDocument() throws Exception {
        survivor.storage().pause();
        try (var first = halfway()) {
            first.send(HALF);
            await().until(() -> metric("artstore_ingest_waiting") == 1);
            kill();
            survivor.storage().resume();
            await().until(() -> added().size() == 1);
            var answer = again();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(added()).containsExactly(answer.file());
        }
    }

    private RawSocket halfway() throws IOException {
        var socket = RawSocket.connect(port);
        socket.head("Idempotency-Key: " + key + "\r\nContent-Length: " + LENGTH);
        socket.send(HALF);
        await().until(() -> metric("artstore_ingest_in_flight_bytes") > 0);
        return socket;
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private Answer again() {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.upload(QUERY, new byte[LENGTH]),
                        answer -> answer.status() != 409);
    }

    private List<FileId> added() {
        return shelf.stored().keySet().stream().filter(file -> !before.contains(file)).toList();
    }

    private double metric(String name) {
        return response("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ", 2)[1]))
                .findFirst()
                .orElseThrow();
    }

    private int get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String response(String path) {
        try {
            var request = HttpRequest.newBuilder(uri(path)).build();
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
