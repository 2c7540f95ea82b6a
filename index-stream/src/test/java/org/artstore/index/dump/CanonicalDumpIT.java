package org.artstore.index.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.TestDatabase;
import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

/// Two generations of one database, compared by their hashes.
class CanonicalDumpIT {

    private static final Generation SECOND = new Generation(2);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource SOURCE = DATABASE.pool();

    private static final String INSERT =
            """
            insert into %s.documents
            select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'default', 1,
                'stored', 'Имя ' || n || '.txt', 'txt', 5, 'text/plain', 'c', 'temporary', 30,
                timestamptz '2026-01-01 10:00:00.123+00', null, false, null, array['a', 'б'],
                '{"n": 1.50}', timestamptz '2026-01-01 10:00:00+00',
                timestamptz '2026-01-01 10:00:00+00', 'client', 'books', 'edit-01', '{}'
            from generate_series(%d, %d, %d) as n
            """;

    @BeforeAll
    static void fill() throws SQLException {
        var schema = new GenerationSchema(SOURCE);
        schema.prepare(Generation.FIRST);
        schema.prepare(SECOND);
        DATABASE.query(INSERT.formatted("generation_1", 1, 300, 1));
        DATABASE.query(INSERT.formatted("generation_2", 300, 1, -1));
    }

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    @Test
    void orderOfArrivalMakesNoDifference() throws SQLException {
        assertThat(hash(Generation.FIRST)).isEqualTo(hash(SECOND));
        assertThat(hash(SECOND).documents()).isEqualTo(300);
    }

    @Test
    void positionsAndWhatWasToldMakeNoDifference() throws SQLException {
        DATABASE.query("update generation_1.account_usage set told = not told");
        DATABASE.query("insert into generation_1.positions values (gen_random_uuid(), 0, 7, null)");
        assertThat(hash(Generation.FIRST)).isEqualTo(hash(SECOND));
    }

    @Test
    void conventionsOfTheSessionMakeNoDifference() throws SQLException {
        assertThat(hashAfter("set local timezone = 'Asia/Tokyo'")).isEqualTo(hash(SECOND));
        assertThat(hashAfter("set local intervalstyle = 'sql_standard'")).isEqualTo(hash(SECOND));
    }

    @Test
    void everyRowOfEveryTableMakesADifference() throws SQLException {
        var before = hash(SECOND);
        for (var change :
                new String[] {
                    "update generation_2.documents set body = '{ }' where file_size = 5"
                            + " and original_filename = 'Имя 7.txt'",
                    "update generation_2.account_usage set bytes = bytes + 1",
                    "insert into generation_2.damages values (gen_random_uuid(), 'edit-01')",
                    "insert into generation_2.restores values (gen_random_uuid(), 'e', now())"
                }) {
            assertThat(hashAfter(change)).as(change).isNotEqualTo(before);
        }
        assertThat(hash(SECOND)).isEqualTo(before);
    }

    private static IndexHash hash(Generation generation) throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            connection.setAutoCommit(false);
            return CanonicalDump.of(connection, generation);
        }
    }

    /// And undoes the change.
    private static IndexHash hashAfter(String change) throws SQLException {
        try (var connection = SOURCE.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var _ = statement.execute(change);
            var hash = CanonicalDump.of(connection, SECOND);
            connection.rollback();
            return hash;
        }
    }
}
