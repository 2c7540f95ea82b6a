package org.artstore.ingest;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.TokenFixture;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// A running ingest-api with the actor that stores what it takes.
record Service(ConfigurableApplicationContext context, StorageActor storage) {

    /// The one that all tests of this JVM share.
    static Service shared() {
        return Shared.SERVICE;
    }

    /// Another instance beside the shared one, with the same storage behind it.
    static Service second() {
        return Second.SERVICE;
    }

    /// One of its own.
    static Service start(String bootstrapServers, Map<String, String> settings) {
        return start(bootstrapServers, new StorageActor(bootstrapServers), settings);
    }

    private static Service start(
            String bootstrapServers, StorageActor storage, Map<String, String> settings) {
        var arguments =
                Stream.concat(
                        Stream.of(
                                "--artstore.port=0",
                                "--artstore.json-logs=false",
                                "--artstore.kafka.bootstrap-servers=" + bootstrapServers,
                                "--artstore.kafka.replication-factor=1",
                                "--artstore.kafka.min-insync-replicas=1",
                                "--artstore.auth.issuer=" + TokenFixture.shared().issuer(),
                                "--artstore.query.public-url=https://archive.example"),
                        settings.entrySet().stream()
                                .map(one -> "--" + one.getKey() + "=" + one.getValue()));
        var context =
                new SpringApplicationBuilder(IngestApi.class).run(arguments.toArray(String[]::new));
        return new Service(context, storage);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    int port() {
        return context.getBean(Environment.class)
                .getRequiredProperty("local.server.port", Integer.class);
    }

    private static final class Shared {
        static {
            Awaitility.setDefaultPollDelay(Duration.ZERO);
            Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        }

        static final Map<String, String> SETTINGS =
                Map.of(
                        "artstore.upload.max-file-size", "64MB",
                        "artstore.upload.idle-timeout", "2s",
                        "artstore.uploads.seal-patience", "1s",
                        "artstore.journal.in-flight", "8MB",
                        "artstore.journal.in-flight-per-upload", "4MB");

        static final Service SERVICE = start(KafkaFixture.bootstrapServers(), SETTINGS);
    }

    private static final class Second {
        static final Service SERVICE =
                start(KafkaFixture.bootstrapServers(), shared().storage(), Shared.SETTINGS);
    }
}
