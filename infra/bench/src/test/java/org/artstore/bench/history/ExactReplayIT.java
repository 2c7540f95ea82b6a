package org.artstore.bench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.Database;
import org.artstore.fixtures.PostgresFixture;
import org.artstore.index.dump.CanonicalDump;
import org.artstore.index.dump.IndexHash;
import org.artstore.index.generation.Generation;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The index is a function of the log: indexed while the log is written, replayed from zero, with
/// eight threads, with deaths in the middle, and from a log that says everything twice.
class ExactReplayIT {

    private static final int DOCUMENTS = Integer.getInteger("index.documents", 2_000);
    private static final int KILLS = Integer.getInteger("index.kills", 1);
    private static final Duration LONG = Duration.ofSeconds(120 + DOCUMENTS / 100);
    private static final SyntheticHistory HISTORY = new SyntheticHistory(DOCUMENTS, 42);

    private final Map<String, IndexHash> hashes = new LinkedHashMap<>();

    @Test
    void fiveIndexesAreEqual() throws Exception {
        try (var log = WrittenLog.empty()) {
            live(log);
            replay("replayed", 1, log);
            replay("eight threads", 8, log);
            killed(log);
        }
        try (var log = WrittenLog.empty()) {
            log.write(HISTORY, 2);
            replay("everything twice", 2, log);
        }
        assertThat(hashes.values().stream().distinct()).as(hashes.toString()).hasSize(1);
        assertThat(hashes.values()).allMatch(it -> it.documents() == DOCUMENTS);
    }

    private void live(WrittenLog log) throws Exception {
        var database = PostgresFixture.database();
        try (var _ = IndexProcess.start(database, 1)) {
            await().atMost(LONG).ignoreExceptions().until(() -> applied(database) == 0);
            log.write(HISTORY, 1);
            note("live", database, log, System.nanoTime());
        }
    }

    private void replay(String name, int threads, WrittenLog log) throws Exception {
        var database = PostgresFixture.database();
        try (var _ = IndexProcess.start(database, threads)) {
            note(name, database, log, System.nanoTime());
        }
    }

    private void killed(WrittenLog log) throws Exception {
        var database = PostgresFixture.database();
        for (int i = 1; i <= KILLS; i++) {
            long point = log.size() * i / (KILLS + 2);
            try (var _ = IndexProcess.start(database, 1)) {
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(5))
                        .ignoreExceptions()
                        .until(() -> applied(database) >= point);
            }
        }
        replay(database, log);
    }

    private void replay(Database database, WrittenLog log) throws Exception {
        try (var _ = IndexProcess.start(database, 1)) {
            note("killed", database, log, System.nanoTime());
        }
    }

    private void note(String name, Database database, WrittenLog log, long start)
            throws SQLException {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> applied(database) == log.size());
        System.out.printf(
                "%s: %,d records after %.1f s%n",
                name, log.size(), (System.nanoTime() - start) / 1e9);
        try (var connection = connect(database)) {
            connection.setAutoCommit(false);
            hashes.put(name, CanonicalDump.of(connection, Generation.FIRST));
        }
        System.out.println(name + ": " + hashes.get(name));
    }

    private static long applied(Database database) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select coalesce(sum(next_offset), 0) from live.positions")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }
}
