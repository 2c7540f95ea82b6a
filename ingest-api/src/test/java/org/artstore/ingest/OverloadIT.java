package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.artstore.ingest.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A service that takes one upload at a time, while its storage stands still.
@TestInstance(Lifecycle.PER_CLASS)
class OverloadIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    private KafkaServer kafka;
    private Service service;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        kafka =
                KafkaServer.start(
                        new KafkaSettings(folder.resolve("kafka"), FreePort.any(), Map.of()));
        service =
                Service.start(
                        kafka.bootstrapServers(),
                        Map.of(
                                "artstore.admission.least", "1",
                                "artstore.admission.first", "1",
                                "artstore.admission.most", "1",
                                "artstore.admission.stalled", "1h",
                                "artstore.connections.most", "40"));
        client = Client.of(service);
    }

    @BeforeEach
    void isUsable() {
        await().until(() -> client.upload("filename=first", HELLO).status() == 201);
        await().untilAsserted(() -> assertThat(working()).isZero());
    }

    @AfterAll
    void stop() throws Exception {
        service.context().close();
        service.storage().close();
        kafka.close();
    }

    @Test
    void oneUploadTooManyIsRefusedAtOnceAndLeavesNothing() {
        var running = occupied();

        var refused = client.upload("filename=refused", HELLO).refused(503, "overloaded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(2, 4);
        assertThat(client.header("X-Request-Id", "mine").upload("filename=refused", HELLO))
                .satisfies(answer -> assertThat(answer.text("request_id")).isEqualTo("mine"));
        assertThat(client.get("/metrics").response().body())
                .containsPattern("artstore_ingest_uploads_total\\{outcome=\"overloaded\"} [1-9]");

        service.storage().resume();
        assertThat(running.join().status()).isEqualTo(201);
        await().until(() -> client.upload("filename=last", HELLO).status() == 201);
        assertThat(service.storage().shelf().open()).isEmpty();
        assertThat(service.storage().shelf().stored().values())
                .noneMatch(it -> it.metadata().originalFilename().equals("refused"));
    }

    @Test
    void healthAndWhatBringsNoBytesIsAnsweredAtTheLimit() {
        var running = occupied();

        assertThat(client.token("").get("/health/live").status()).isEqualTo(200);
        assertThat(client.token("").get("/health/ready").status()).isEqualTo(200);
        assertThat(client.token("").get("/metrics").status()).isEqualTo(200);
        assertThat(client.options("/api/v1/uploads").status()).isEqualTo(204);

        service.storage().resume();
        assertThat(running.join().status()).isEqualTo(201);
    }

    @Test
    void aRefusedConnectionCanBeUsedAgain() throws IOException {
        var running = occupied();
        try (var socket = RawSocket.connect(service)) {
            for (int i = 0; i < 3; i++) {
                socket.head("Content-Length: 5");
                socket.send(HELLO);
                assertThat(socket.answer()).contains(" 503 ").doesNotContain("onnection: close");
            }
            service.storage().resume();
            assertThat(running.join().status()).isEqualTo(201);
            await().untilAsserted(() -> assertThat(working()).isZero());
            socket.head("Content-Length: 5");
            socket.send(HELLO);
            assertThat(socket.answer()).contains(" 201 ");
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsToldWithoutSending() throws IOException {
        var running = occupied();
        try (var socket = RawSocket.connect(service)) {
            socket.head("Content-Length: 5000000\r\nExpect: 100-continue");
            assertThat(socket.answer())
                    .contains(" 503 ")
                    .containsIgnoringCase("connection: close")
                    .doesNotContain("100 Continue");
            assertThat(socket.isAtEnd()).isTrue();
        }
        service.storage().resume();
        assertThat(running.join().status()).isEqualTo(201);
    }

    @Test
    void uploadsWhoseBytesAreLongInComingKeepNobodyOut() throws IOException {
        try (var slow = RawSocket.connect(service);
                var slower = RawSocket.connect(service)) {
            slow.head("Content-Length: 5");
            slower.head("Content-Length: 5");
            await().untilAsserted(() -> assertThat(gauge("reading")).isEqualTo(2));
            assertThat(working()).isZero();
            assertThat(client.upload("filename=fast", HELLO).status()).isEqualTo(201);

            slow.send(Arrays.copyOf(HELLO, 1));
            assertThat(client.upload("filename=faster", HELLO).status()).isEqualTo(201);

            slow.send(Arrays.copyOfRange(HELLO, 1, HELLO.length));
            assertThat(slow.answer()).contains(" 201 ");
        }
    }

    @Test
    void requestsThatComeTogetherAreAnsweredInTheirOrder() throws IOException {
        try (var socket = RawSocket.connect(service)) {
            var get = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.send((get + get + get).getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.answer(3)).contains("\"status\":\"ok\"");
        }
    }

    @Test
    void tooManyConnectionsLeaveHealthOnly() throws IOException {
        var many = new ArrayList<RawSocket>();
        try {
            for (int i = 0; i < 60; i++) {
                many.add(RawSocket.connect(service));
            }
            await().until(() -> gauge("connections") >= 60);
            try (var late = RawSocket.connect(service);
                    var probe = RawSocket.connect(service)) {
                late.head("Content-Length: 5");
                late.send(HELLO);
                assertThat(late.answer()).contains(" 503 ").contains("overloaded");
                probe.send(
                        "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(probe.answer()).contains(" 200 ");
            }
        } finally {
            for (var socket : many) {
                socket.close();
            }
        }
        await().until(() -> gauge("connections") < 40);
    }

    /// An upload that waits for the storage, so that the service is at its limit.
    private CompletableFuture<Answer> occupied() {
        service.storage().pause();
        var running =
                CompletableFuture.supplyAsync(
                        () -> client.upload("filename=running", HELLO), Thread::startVirtualThread);
        await().untilAsserted(() -> assertThat(gauge("waiting")).isEqualTo(1));
        return running;
    }

    private double working() {
        return gauge("admission_working");
    }

    private double gauge(String name) {
        var key = name.equals("reading") ? "admission_reading" : name;
        return client.get("/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("artstore_ingest_" + key + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
