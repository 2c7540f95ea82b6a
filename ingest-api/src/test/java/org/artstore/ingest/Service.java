package org.artstore.ingest;

import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.RedisFixture;
import org.artstore.fixtures.TokenFixture;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A running ingest-api with the actor that stores what it takes.
record Service(ConfigurableApplicationContext context, StorageActor storage) {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    /// The one that all tests of this JVM share.
    static Service shared() {
        return Shared.SERVICE;
    }

    /// Another instance beside the shared one, with the same storage behind it.
    static Service second() {
        return Second.SERVICE;
    }

    /// One more instance with the same storage behind it, to be closed by whoever asks for it.
    static Service another() {
        return start(KafkaFixture.bootstrapServers(), shared().storage(), Shared.SETTINGS);
    }

    /// Another instance with settings of its own, with the same storage behind it.
    static Service another(Map<String, String> settings) {
        return start(KafkaFixture.bootstrapServers(), shared().storage(), settings);
    }

    /// One of its own.
    static Service start(String bootstrapServers, Map<String, String> settings) {
        return start(bootstrapServers, new StorageActor(bootstrapServers), settings);
    }

    /// One of its own beside others, with the storage of these. It is ready: until then everything
    /// is refused because Kafka is not known to be there.
    static Service start(
            String bootstrapServers, StorageActor storage, Map<String, String> settings) {
        var arguments = arguments(bootstrapServers, settings);
        var context =
                new SpringApplicationBuilder(IngestApi.class, OwnThreads.class)
                        .run(arguments.toArray(String[]::new));
        var service = new Service(context, storage);
        await().atMost(READY_WITHIN)
                .until(() -> Client.of(service).get("/health/ready").status() == 200);
        return service;
    }

    /// The command line of an instance like the shared one, in a process of its own.
    static List<String> arguments(int port) {
        var settings = new TreeMap<>(Shared.SETTINGS);
        settings.put("artstore.port", Integer.toString(port));
        return arguments(KafkaFixture.bootstrapServers(), settings);
    }

    private static List<String> arguments(String bootstrapServers, Map<String, String> settings) {
        var all = new TreeMap<>(surroundings(bootstrapServers));
        all.putAll(settings);
        return all.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toList();
    }

    private static Map<String, String> surroundings(String bootstrapServers) {
        return Map.of(
                "artstore.port", "0",
                "artstore.json-logs", "false",
                "artstore.kafka.bootstrap-servers", bootstrapServers,
                "artstore.kafka.replication-factor", "1",
                "artstore.kafka.min-insync-replicas", "1",
                "artstore.auth.issuer", TokenFixture.shared().issuer(),
                "artstore.redis.host", RedisFixture.host(),
                "artstore.redis.port", Integer.toString(RedisFixture.port()),
                "artstore.redis.patience", "500ms",
                "artstore.query.public-url", "https://archive.example");
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    int port() {
        return context.getBean(Environment.class)
                .getRequiredProperty("local.server.port", Integer.class);
    }

    /// Else the end of one service would be the end of all in this JVM.
    @Configuration(proxyBeanMethods = false)
    static class OwnThreads {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    private static final class Shared {
        static {
            Awaitility.setDefaultPollDelay(Duration.ZERO);
            Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        }

        static final Map<String, String> SETTINGS =
                Map.of(
                        "artstore.idempotency.lease", "2s",
                        "artstore.idempotency.waiting", "6s",
                        "artstore.upload.max-file-size", "64MB",
                        "artstore.upload.max-batch-size", "128MB",
                        "artstore.upload.idle-timeout", "2s",
                        "artstore.uploads.seal-patience", "1s",
                        "artstore.journal.in-flight", "8MB",
                        "artstore.journal.in-flight-per-upload", "4MB");

        static final Service SERVICE = start(KafkaFixture.bootstrapServers(), SETTINGS);
    }

    private static final class Second {
        static final Service SERVICE = another();
    }
}
