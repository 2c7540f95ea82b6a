package org.artstore.embedded.kafka;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.artstore.embedded.process.StartFailed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// A running broker with its own controller.
public final class KafkaServer implements AutoCloseable {
    private final KafkaRaftServer server;
    private final KafkaSettings settings;

    private KafkaServer(KafkaRaftServer server, KafkaSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /// Returns when clients can produce and consume.
    public static KafkaServer start(KafkaSettings settings) {
        var properties = BrokerProperties.of(settings);
        formatOnce(settings.dataDirectory(), properties);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return new KafkaServer(server, settings);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /// `meta.properties` is the last file that formatting writes.
    private static void formatOnce(Path directory, Properties properties) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            var file = Files.createTempFile(directory.toAbsolutePath().getParent(), "kafka", "");
            try {
                try (var out = Files.newOutputStream(file)) {
                    properties.store(out, null);
                }
                format(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StartFailed("Cannot write Kafka's data into " + directory + ".", e);
        }
    }

    private static void format(Path propertiesFile) {
        var output = new ByteArrayOutputStream();
        String[] command = {
            "format", "-t", Uuid.randomUuid().toString(), "-c", propertiesFile.toString()
        };
        int status =
                StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new StartFailed(
                    "Kafka's storage cannot be formatted: "
                            + output.toString(StandardCharsets.UTF_8));
        }
    }
}
