package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Clients that take their time: each kind is cut off.
@TestInstance(Lifecycle.PER_CLASS)
class SlowClientIT {

    private static final byte[] ONE = {1};

    private Service service;

    @BeforeAll
    void start() {
        service =
                Service.another(
                        Map.of(
                                "artstore.connections.head-timeout", "500ms",
                                "artstore.connections.idle-timeout", "2s",
                                "artstore.connections.rate-window", "1s",
                                "artstore.connections.leftover-timeout", "1s",
                                "artstore.upload.idle-timeout", "2s",
                                "artstore.upload.rate-window", "1s"));
        var client = Client.of(service);
        await().until(() -> client.upload("filename=first", ONE).status() == 201);
    }

    @AfterAll
    void stop() {
        service.context().close();
    }

    @Test
    void slowHeadersAreCutOff() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            socket.send("POST /api/v1/files?filename=a HTTP/1.1\r\nHost: ".getBytes(UTF));
            var trickle = trickle(socket, "x".getBytes(UTF));

            assertThat(socket.answer()).contains(" 408 ").contains("\"stalled\"");
            assertThat(socket.isAtEnd()).isTrue();
            trickle.dispose();
        }
    }

    @Test
    void bodiesThatTrickleAreCutOff() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: 1000000");
            var trickle = trickle(socket, ONE);

            assertThat(socket.answer()).contains(" 408 ").contains("\"stalled\"");
            trickle.dispose();
        }
        await().untilAsserted(() -> assertThat(service.storage().shelf().open()).isEmpty());
    }

    @Test
    void bodiesThatStopAreCutOff() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: 1000000");
            socket.send(new byte[100_000]);

            assertThat(socket.answer()).contains(" 408 ").contains("\"stalled\"");
        }
    }

    @Test
    void connectionsWithoutRequestsAreClosed() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            assertThat(socket.isAtEnd()).isTrue();
        }
    }

    /// The requests are so long that one read of the socket brings fewer than the codec takes ahead
    /// of their answers: it would end the connection for that.
    @Test
    void clientsThatDoNotReadTheirAnswersAreCutOff() throws Exception {
        var requests =
                "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nX-Padding: %s\r\n\r\n"
                        .formatted("x".repeat(1_000))
                        .repeat(50);
        try (var socket = RawSocket.connect(service, 4_096)) {
            socket.socket().setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            var sending =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    while (true) {
                                        socket.send(requests.getBytes(UTF));
                                    }
                                } catch (IOException cutOff) {
                                    return cutOff;
                                }
                            },
                            Thread::startVirtualThread);

            assertThat(sending).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static final Charset UTF = StandardCharsets.UTF_8;

    /// Sends the same again and again until it is cut off.
    private static Disposable trickle(RawSocket socket, byte[] bytes) {
        return Flux.interval(Duration.ofMillis(50))
                .doOnNext(
                        _ -> {
                            try {
                                socket.send(bytes);
                            } catch (IOException cutOff) {
                                throw new UncheckedIOException(cutOff);
                            }
                        })
                .onErrorComplete(UncheckedIOException.class)
                .subscribe();
    }
}
