package org.artstore.index.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.TestDatabase;
import org.artstore.index.dump.CanonicalDump;
import org.artstore.index.dump.IndexHash;
import org.artstore.index.registry.GenerationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;

/// A generation whose sums are made when it is built, beside one that counts each change.
class DeferredWorkIT {

    private static final Generation SECOND = new Generation(2);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HikariDataSource SOURCE = DATABASE.pool();

    /// All of one account and all of one element go, some grow, move and are damaged.
    private static final List<String> CHANGES =
            List.of(
                    "update %s.documents set version = 2, file_size = file_size + 5,"
                            + " element_id = 'rw-01', updated_at = updated_at + interval '1 day'"
                            + " where file_size %% 5 = 0",
                    "update %s.documents set status = 'damaged' where file_size %% 11 = 0",
                    "update %s.documents set version = 3, status = 'deleted', file_size = 0,"
                            + " original_filename = '', content_type = '',"
                            + " updated_at = updated_at + interval '2 days'"
                            + " where created_by_id = 'client-3' or element_id = 'edit-02'");

    @BeforeAll
    static void prepare() throws SQLException {
        var schema = new GenerationSchema(SOURCE);
        schema.prepare(Generation.FIRST);
        new GenerationRegistry(SOURCE).prepare();
        DATABASE.query("insert into registry.generations (number, state) values (2, 'building')");
        schema.prepareNew(SECOND);
    }

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    @Test
    void sumsAreThoseThatEachChangeWouldHaveMade() throws SQLException {
        change("generation_1");
        change("generation_2");
        assertThat(sums()).isEmpty();
        assertThat(isIncomplete()).isTrue();

        new GenerationSchema(SOURCE).prepareNew(SECOND);
        assertThat(new DeferredWork(SECOND).make(SOURCE)).isTrue();

        assertThat(isIncomplete()).isFalse();
        assertThat(new DeferredWork(SECOND).make(SOURCE)).isFalse();
        assertThat(sums()).isNotEmpty();
        assertThat(hash(SECOND)).isEqualTo(hash(Generation.FIRST));

        var growing = "update %s.documents set version = 9, file_size = 9 where file_size %% 2 = 0";
        DATABASE.query(growing.formatted("generation_1"));
        assertThat(hash(SECOND)).isNotEqualTo(hash(Generation.FIRST));
        DATABASE.query(growing.formatted("generation_2"));
        assertThat(hash(SECOND)).isEqualTo(hash(Generation.FIRST));
    }

    private static void change(String schema) {
        // Documents of several accounts, elements, types and days.
        DATABASE.query(
                """
                insert into %s.documents
                select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'default', 1,
                    'stored', 'Имя ' || n || '.txt', 'txt', n, 'text/' || n %% 3, 'c', 'temporary', 30,
                    null, null, false, null, '{}', '{}',
                    timestamptz '2026-01-01 10:00:00+00' + n * interval '1 hour',
                    timestamptz '2026-01-01 10:00:00+00' + n * interval '1 hour',
                    'client-' || n %% 7, 'books', 'edit-0' || n %% 4, '{}'
                from generate_series(1, 300) as n
                """
                        .formatted(schema));
        CHANGES.forEach(it -> DATABASE.query(it.formatted(schema)));
    }

    private static List<String> sums() {
        return DATABASE.query(
                """
                select client_id from generation_2.account_usage
                union all select element_id from generation_2.element_usage
                union all select content_type from generation_2.type_counts
                """);
    }

    private static boolean isIncomplete() throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            return new DeferredWork(SECOND).isIncomplete(connection);
        }
    }

    private static IndexHash hash(Generation generation) throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            connection.setAutoCommit(false);
            return CanonicalDump.of(connection, generation);
        }
    }
}
