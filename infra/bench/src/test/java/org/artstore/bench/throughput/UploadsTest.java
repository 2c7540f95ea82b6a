package org.artstore.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of the platform stands in for ingest-api: it is the client that is tried here.
class UploadsTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int SIZE = 3_000_000;

    private final Set<Integer> contents = ConcurrentHashMap.newKeySet();
    private final AtomicInteger received = new AtomicInteger();
    private HttpServer server;
    private Uploads uploads;

    @BeforeEach
    void start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = HttpServer.create(address, 50);
        server.createContext(
                "/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":900}"));
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var credentials =
                new Credentials("id", "secret", url.resolve("/token"), url, url, url, url, url);
        uploads = new Uploads(new ArtStoreClient(credentials), url, SHORT, SHORT);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsADocumentOfManyBlocksOnce() throws IOException, InterruptedException {
        answerUploads(201, "{}");

        var row = uploads.storedOnce("large", SIZE);

        assertThat(row.count()).isEqualTo(1);
        assertThat(received).hasValue(SIZE);
    }

    @Test
    void sendsOtherBytesEachTime() throws IOException, InterruptedException {
        answerUploads(202, "{}");

        var row = uploads.accepted("small", 10_240, 2);

        assertThat(row.count()).isPositive();
        assertThat(contents).hasSizeGreaterThanOrEqualTo((int) row.count());
    }

    @Test
    void tellsARefusalForTooMuchLoad() throws IOException, InterruptedException {
        answerUploads(503, "{\"code\":\"overloaded\"}");

        var row = uploads.stored("small", 10_240, 1);

        assertThat(row.count()).isZero();
        assertThat(row.others()).startsWith("503 overloaded: ");
    }

    @Test
    void failsForAnythingElse() {
        answerUploads(503, "{\"code\":\"log-unavailable\"}");

        assertThatThrownBy(() -> uploads.stored("small", 10_240, 1))
                .isInstanceOf(UploadFailed.class)
                .hasMessageContaining("503 log-unavailable: ");
    }

    private void answerUploads(int status, String body) {
        server.createContext(
                "/api/v1/files",
                exchange -> {
                    var content = exchange.getRequestBody().readAllBytes();
                    received.addAndGet(content.length);
                    contents.add(Arrays.hashCode(content));
                    answer(exchange, status, body);
                });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
