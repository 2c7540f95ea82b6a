package org.artstore.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.artstore.embedded.port.FreePort;
import org.artstore.embedded.process.StartFailed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class PostgresServerIT {
    /// Unpacked programs, shared by all test JVMs of a user.
    private static final Path PROGRAMS =
            Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "artstore-programs-" + System.getProperty("user.name"));

    /// Busy for seconds, without a moment in which it would look after its server.
    private static final String LONG_QUERY = "select count(*) from generate_series(1, 20000000)";

    private static final String COUNT_LONG_QUERIES =
            "select count(*) from pg_stat_activity where state = 'active' and query like"
                    + " '%20000000%' and pid <> pg_backend_pid()";

    /// The data of a first start, of which tests get a copy that are about later ones.
    @TempDir private static Path template;

    @TempDir Path folder;

    private PostgresSettings settings;

    @BeforeAll
    static void startForTheFirstTime() {
        PostgresServer.start(settings(template, "secret")).close();
    }

    @BeforeEach
    void copyData() throws IOException {
        settings = settings(folder, "secret");
        copyTemplate(settings.dataDirectory());
    }

    @Test
    void isDurableAndKnowsLanguages() throws SQLException {
        try (var server = PostgresServer.start(settings)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show wal_level")).isEqualTo("logical");
            assertThat(ask(server, "select lower('ДОКУМЕНТ É')")).isEqualTo("документ é");
            assertThat(ask(server, "select to_tsvector('russian', 'Документы хранения')"))
                    .contains("'документ':1");
            execute(server, "create extension pg_trgm");
            assertThat(ask(server, "select similarity('Документ', 'докумет') > 0.3"))
                    .isEqualTo("t");
        }
    }

    @Test
    void waitsForTheHelpersOfAKilledServer() throws Exception {
        var killed = PostgresServer.start(settings);
        var busy = CompletableFuture.supplyAsync(() -> run(killed, LONG_QUERY));
        await().until(() -> ask(killed, COUNT_LONG_QUERIES), "1"::equals);
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        killed.onExit().join();

        PostgresServer.start(settings).close();
        assertThat(busy).isDone();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        var killed = PostgresServer.start(settings);
        prepare(killed);
        execute(killed, "create table kept as select 42 as answer");
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        killed.onExit().join();

        try (var server = PostgresServer.start(settings)) {
            prepare(server);
            assertThat(ask(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void givesADatabaseToAnAccountThatIsNoSuperuser() throws SQLException {
        try (var server = PostgresServer.start(settings)) {
            prepare(server);

            try (var connection =
                            DriverManager.getConnection(
                                    server.jdbcUrl("archive"), "keeper", "another-secret");
                    var statement = connection.createStatement()) {
                statement.execute("create extension pg_trgm");
                statement.execute("create table own as select 1 as one");
                statement.execute("create publication all_of_own for table own");
                statement.execute(
                        "select pg_create_logical_replication_slot('reader', 'pgoutput')");
            }
        }
    }

    @Test
    void endsAnOrphanOnItsData() throws SQLException {
        var orphan = PostgresServer.start(settings);

        try (var server = PostgresServer.start(settings)) {
            assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void takesAStaleLockAwayWhoseProcessIdIsSomebodyElses() throws Exception {
        PostgresServer.start(settings).close();
        Files.writeString(
                settings.dataDirectory().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + settings.dataDirectory() + "\n0\n");

        try (var server = PostgresServer.start(settings)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void beginsAgainAfterACrashDuringTheFirstStart() throws Exception {
        var fresh = folder.resolve("fresh");
        var draft = Files.createDirectories(fresh.resolve("data.new"));
        Files.writeString(draft.resolve("PG_VERSION"), "1");

        try (var server = PostgresServer.start(settings(fresh, "secret"))) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }

        assertThat(draft).doesNotExist();
    }

    @Test
    void refusesAnotherPassword() {
        PostgresServer.start(settings).close();

        assertThatThrownBy(() -> PostgresServer.start(settings(folder, "other")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("another password");
    }

    @Test
    void isNotMistakenForAnotherServerOnItsPort() throws IOException {
        try (var _ = PostgresServer.start(settings)) {
            var other =
                    new PostgresSettings(
                            folder.resolve("other"),
                            PROGRAMS,
                            settings.port(),
                            "secret",
                            Map.of(),
                            _ -> {});
            copyTemplate(other.dataDirectory());

            assertThatThrownBy(() -> PostgresServer.start(other))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void keepsItsPasswordToItself() {
        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(template.toFile().list()).containsExactly("data");
    }

    private static PostgresSettings settings(Path folder, String password) {
        return new PostgresSettings(
                folder.resolve("data"), PROGRAMS, FreePort.any(), password, Map.of(), _ -> {});
    }

    private static void copyTemplate(Path data) throws IOException {
        var from = template.resolve("data");
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(
                        path,
                        data.resolve(from.relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void prepare(PostgresServer server) {
        server.createOwnerOnce("keeper", "another-secret");
        server.createDatabaseOnce("archive", "keeper");
    }

    private static String run(PostgresServer server, String query) {
        try {
            return ask(server, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ask(PostgresServer server, String query) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl("postgres"), PostgresServer.USERNAME, "secret");
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl("postgres"), PostgresServer.USERNAME, "secret");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
