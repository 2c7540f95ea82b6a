package org.artstore.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// Where a PostgreSQL keeps its data and listens.
///
/// @param dataDirectory everything durable; may be new or left behind by any kind of crash
/// @param programs where the programs are unpacked, once; may be shared by several servers
/// @param password of the superuser `postgres`; the one given at the first start holds
/// @param parameters server parameters that win over the built-in ones
/// @param log takes the server's output, line by line
public record PostgresSettings(
        Path dataDirectory,
        Path programs,
        int port,
        String password,
        Map<String, String> parameters,
        Consumer<String> log) {
    public PostgresSettings {
        dataDirectory = dataDirectory.toAbsolutePath();
        programs = programs.toAbsolutePath();
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "PostgresSettings[" + dataDirectory + ", port " + port + "]";
    }
}
