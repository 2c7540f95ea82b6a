package org.artstore.embedded.kafka;

import java.nio.file.Path;
import java.util.Map;

/// Where a broker keeps its data and listens.
///
/// @param dataDirectory everything durable; may be new or left behind by any kind of crash
/// @param properties broker properties that win over the built-in ones
public record KafkaSettings(Path dataDirectory, int port, Map<String, String> properties) {
    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    public KafkaSettings(Path dataDirectory, int port) {
        this(dataDirectory, port, Map.of());
    }
}
