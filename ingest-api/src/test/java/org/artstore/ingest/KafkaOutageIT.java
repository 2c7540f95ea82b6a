package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.artstore.schemas.document.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Kafka stops and returns, under uploads that are compressed on their way and others.
class KafkaOutageIT {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ZEROS = new byte[10_000];
    private static final Map<String, String> COMPRESSION =
            Map.of("artstore.compression.codec", "lz4", "artstore.compression.media-types", "*/*");
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir Path folder;

    @Test
    void uploadsAreRefusedSoonAndTakenAgainLater() throws Exception {
        var settings = new KafkaSettings(folder.resolve("kafka"), FreePort.any(), Map.of());
        var kafka = KafkaServer.start(settings);
        var service = Service.start(kafka.bootstrapServers(), COMPRESSION);
        try (var context = service.context();
                var _ = service.storage();
                var halfway = RawSocket.connect(service)) {
            var client = Client.of(service);
            await().until(() -> client.upload("filename=first", HELLO).status() == 201);
            halfway.head("Content-Length: 5000000");
            halfway.send(new byte[3_000_000]);
            await().until(() -> !service.storage().shelf().open().isEmpty());
            await().until(() -> ratio(context) < 0.9);

            kafka.close();

            for (var bytes : List.of(HELLO, ZEROS, HELLO, ZEROS)) {
                within(SOON, () -> client.upload("filename=refused", bytes))
                        .refused(503, "kafka-unavailable");
            }
            assertThat(client.get("/health/ready").status()).isEqualTo(503);
            halfway.send(new byte[2_000_000]);
            assertThat(halfway.answer()).contains(" 503 ").contains("kafka-unavailable");
            await().untilAsserted(() -> assertThat(inFlight(context)).isZero());

            kafka = KafkaServer.start(settings);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.upload("filename=last", HELLO).status() == 201);
            assertThat(client.upload("filename=zeros", ZEROS).status()).isEqualTo(201);
            await().untilAsserted(() -> assertThat(service.storage().shelf().open()).isEmpty());
            assertThat(names(service))
                    .contains("first", "last", "zeros")
                    .doesNotContain("refused", "a");
            assertThat(context.isActive()).isTrue();
        } finally {
            kafka.close();
        }
    }

    private static double ratio(ApplicationContext context) {
        return context.getBean(MeterRegistry.class)
                .get("artstore.ingest.compression.ratio")
                .tag("codec", "lz4")
                .gauge()
                .value();
    }

    private static double inFlight(ApplicationContext context) {
        return context.getBean(MeterRegistry.class)
                .get("artstore.ingest.in.flight")
                .gauge()
                .value();
    }

    private static List<String> names(Service service) {
        return service.storage().shelf().stored().values().stream()
                .map(document -> document.metadata())
                .map(Metadata::originalFilename)
                .toList();
    }

    private static Client.Answer within(Duration limit, Supplier<Client.Answer> call) {
        var start = System.nanoTime();
        var answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
        return answer;
    }
}
