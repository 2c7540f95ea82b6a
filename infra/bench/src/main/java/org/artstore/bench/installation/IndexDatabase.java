package org.artstore.bench.installation;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The database of a standalone installation's index, asked behind the services' backs.
public final class IndexDatabase {

    /// The line of `postmaster.pid` that has the port (PostgreSQL manual, 66.1).
    private static final int PORT = 3;

    private IndexDatabase() {}

    /// A connection as the owner of the tables.
    ///
    /// @param data of the running installation
    /// @throws IOException if nothing runs there
    public static Connection open(Path data) throws IOException, SQLException {
        var secrets = JsonMapper.shared().readTree(data.resolve("secrets.json"));
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port(data) + "/artstore_index",
                "artstore",
                secrets.path("databaseOwner").asString());
    }

    private static int port(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("postgres"), 2)) {
            var file =
                    files.filter(it -> it.endsWith("postmaster.pid"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no PostgreSQL runs in " + data));
            return Integer.parseInt(Files.readAllLines(file).get(PORT).strip());
        }
    }
}
