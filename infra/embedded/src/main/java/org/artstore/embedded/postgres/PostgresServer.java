package org.artstore.embedded.postgres;

import org.artstore.embedded.process.NativeCommand;
import org.artstore.embedded.process.NativeCommand.Signal;
import org.artstore.embedded.process.NativeProcess;
import org.artstore.embedded.process.Readiness;
import org.artstore.embedded.process.RunningServer;
import org.artstore.embedded.process.StartFailed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// A running PostgreSQL, reachable over TCP on the loopback address.
public final class PostgresServer implements RunningServer {
    public static final String USERNAME = "postgres";

    /// Crash recovery of a large log takes its time.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private static final int ATTEMPTS = 10;

    private final PostgresSettings settings;
    private final NativeProcess process;

    private PostgresServer(PostgresSettings settings, NativeProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// Returns when the server takes connections.
    public static PostgresServer start(PostgresSettings settings) {
        var programs = PostgresPrograms.in(settings.programs());
        var identity = Identity.of(programs.home());
        new Cluster(settings.dataDirectory()).createOnce(programs, identity, settings.password());
        new Predecessor(settings.dataDirectory()).remove();
        return start(settings, command(programs, identity, settings), ATTEMPTS);
    }

    /// Helpers of a killed server need a moment to notice, and the next one does not start beside
    /// them.
    private static PostgresServer start(
            PostgresSettings settings, NativeCommand command, int attempts) {
        var process = NativeProcess.start(command);
        var server = new PostgresServer(settings, process);
        try {
            Readiness.await("PostgreSQL", process, START_TIMEOUT, server::takesConnections);
            return server;
        } catch (StartFailed e) {
            if (attempts == 1 || !process.lastOutput().contains("is still in use")) {
                throw e;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            return start(settings, command, attempts - 1);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return settings.port();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /// Makes an account that may own databases and read the log of changes; gives it this password.
    public void createOwnerOnce(String username, String password) {
        requireName(username);
        if (!password.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("Only letters, digits, _ and - in a password.");
        }
        try (var connection = connect()) {
            var exists = exists(connection, "select 1 from pg_roles where rolname = ?", username);
            execute(
                    connection,
                    (exists ? "alter" : "create")
                            + (" role " + username + " login replication")
                            + (" password '" + password + "'"));
        } catch (SQLException e) {
            throw new StartFailed("Cannot create the account " + username + ".", e);
        }
    }

    public void createDatabaseOnce(String name, String owner) {
        requireName(name);
        requireName(owner);
        try (var connection = connect()) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database " + name + " owner " + owner);
            }
        } catch (SQLException e) {
            throw new StartFailed("Cannot create the database " + name + ".", e);
        }
    }

    /// A fast shutdown: clients are cut off, everything is written.
    @Override
    public void close() {
        process.close();
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a name: " + name);
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), USERNAME, settings.password());
    }

    /// Whoever answers on the port must be the server of this directory.
    private boolean takesConnections() {
        try (var connection = connect();
                var statement = connection.createStatement();
                var directory = statement.executeQuery("show data_directory")) {
            return directory.next()
                    && directory.getString(1).equals(settings.dataDirectory().toString());
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState()) && process.isAlive()) {
                throw new StartFailed("PostgreSQL's data was created with another password.", e);
            }
            return false;
        }
    }

    private static NativeCommand command(
            PostgresPrograms programs, Identity identity, PostgresSettings settings) {
        var command = new ArrayList<>(List.of(programs.postgres().toString()));
        command.addAll(List.of("-D", settings.dataDirectory().toString()));
        command.addAll(List.of("-p", Integer.toString(settings.port())));
        var parameters = new LinkedHashMap<>(ServerParameters.DEFAULTS);
        parameters.putAll(settings.parameters());
        parameters.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new NativeCommand(
                identity.command(command),
                Map.of("TZ", "UTC"),
                settings.dataDirectory(),
                Signal.INT,
                Signal.QUIT,
                STOP_TIMEOUT,
                settings.log());
    }
}
