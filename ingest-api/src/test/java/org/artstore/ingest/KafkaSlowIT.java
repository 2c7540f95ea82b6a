package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Kafka answers nothing for a while, but not for so long that it counts as away.
class KafkaSlowIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final int LENGTH = 20_000_000;
    private static final int IN_FLIGHT = 4 << 20;
    private static final int IN_FLIGHT_PER_UPLOAD = 2 << 20;

    private static final int CHUNK = 1_000_000;

    /// More than one read of each of two uploads.
    private static final int READS = 512 << 10;

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "artstore.journal.in-flight", IN_FLIGHT + "B",
                    "artstore.journal.in-flight-per-upload", IN_FLIGHT_PER_UPLOAD + "B",
                    "artstore.journal.patience", "60s",
                    "artstore.upload.idle-timeout", "1s",
                    "artstore.upload.rate-window", "1s",
                    "artstore.admission.least", "1",
                    "artstore.admission.first", "1",
                    "artstore.admission.most", "1",
                    "artstore.admission.stalled", "1h");

    @TempDir Path folder;

    @Test
    void clientsAreHeldBackAndNotCutOffAndOthersRefused() throws Exception {
        var settings = new KafkaSettings(folder.resolve("kafka"), FreePort.any(), Map.of());
        var kafka = KafkaServer.start(settings);
        var service = Service.start(kafka.bootstrapServers(), SETTINGS);
        try (var _ = service.context();
                var _ = service.storage();
                var large = RawSocket.connect(service)) {
            var client = Client.of(service);
            large.socket().setSoTimeout(60_000);
            await().until(() -> client.upload("filename=first", HELLO).status() == 201);

            kafka.close();
            large.head("Content-Length: " + LENGTH);
            var sent = CompletableFuture.runAsync(() -> send(large), Thread::startVirtualThread);
            await().until(() -> gauge(client, "in_flight_bytes") >= CHUNK);
            await().until(() -> gauge(client, "admission_working") == 0);
            var small =
                    CompletableFuture.supplyAsync(
                            () -> client.upload("filename=small", HELLO),
                            Thread::startVirtualThread);
            await().until(() -> gauge(client, "admission_working") == 1);
            client.upload("filename=refused", HELLO).refused(503, "overloaded");
            await().during(Duration.ofSeconds(2))
                    .until(() -> gauge(client, "in_flight_bytes") <= IN_FLIGHT_PER_UPLOAD + READS);
            assertThat(sent).isNotDone();

            kafka = KafkaServer.start(settings);

            assertThat(large.answer()).contains(" 201 ");
            assertThat(sent).isCompleted();
            assertThat(small.join().status()).isEqualTo(201);
        } finally {
            kafka.close();
        }
    }

    private static void send(RawSocket socket) {
        try {
            socket.send(new byte[LENGTH]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double gauge(Client client, String name) {
        return client.get("/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("artstore_ingest_" + name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
