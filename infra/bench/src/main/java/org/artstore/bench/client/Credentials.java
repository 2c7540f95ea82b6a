package org.artstore.bench.client;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.file.Path;

/// The file that a standalone installation writes at its first start.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Credentials(
        String clientId,
        String clientSecret,
        URI tokenUrl,
        URI authUrl,
        URI workerUrl,
        URI ingestUrl,
        URI queryUrl,
        URI indexUrl) {

    /// Reads the file.
    public static Credentials read(Path file) {
        return JsonMapper.shared().readValue(file.toFile(), Credentials.class);
    }
}
