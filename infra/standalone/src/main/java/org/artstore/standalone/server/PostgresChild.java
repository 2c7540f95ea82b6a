package org.artstore.standalone.server;

import org.artstore.embedded.postgres.PostgresServer;
import org.artstore.embedded.postgres.PostgresSettings;
import org.artstore.embedded.process.RunningServer;
import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;

import java.util.Map;

/// PostgreSQL with one database for each service that has its own.
public final class PostgresChild implements Child {
    public static final String OWNER = "artstore";

    public static final String AUTH_DATABASE = "artstore_auth";
    public static final String INDEX_DATABASE = "artstore_index";

    private final PostgresSettings settings;
    private final String ownerPassword;

    public PostgresChild(DataFolder folder, int port, String password, String ownerPassword) {
        this.ownerPassword = ownerPassword;
        this.settings =
                new PostgresSettings(
                        folder.postgres(),
                        folder.programs(),
                        port,
                        password,
                        Map.of(),
                        new RotatingLog(folder.log("postgres")));
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public RunningServer start() {
        var server = PostgresServer.start(settings);
        try {
            server.createOwnerOnce(OWNER, ownerPassword);
            server.createDatabaseOnce(AUTH_DATABASE, OWNER);
            server.createDatabaseOnce(INDEX_DATABASE, OWNER);
            return server;
        } catch (StartFailed e) {
            server.close();
            throw e;
        }
    }
}
