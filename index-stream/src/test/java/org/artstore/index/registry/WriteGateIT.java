package org.artstore.index.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.TestDatabase;
import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;

/// An instance that is stopped in the middle of a batch.
class WriteGateIT {

    private static final Duration IDLE_FOR = Duration.ofMillis(500);
    private static final String BOUND = "set local lock_timeout = 20000";

    private final HikariDataSource pool = TestDatabase.create().pool();

    @BeforeEach
    void prepare() throws SQLException {
        new GenerationRegistry(pool).prepare();
        new GenerationSchema(pool).prepare(Generation.FIRST);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void isNotHeldByABatchThatDoesNotGoOn() throws SQLException {
        try (var stopped = pool.getConnection();
                var other = pool.getConnection()) {
            stopped.setAutoCommit(false);
            var passage = new WriteGate(Generation.FIRST, IDLE_FOR).enter(stopped);
            assertThat(passage.live()).isTrue();

            other.setAutoCommit(false);
            try (var bound = other.createStatement()) {
                var _ = bound.execute(BOUND);
            }
            WriteGate.close(other);
            other.commit();

            assertThatExceptionOfType(SQLException.class).isThrownBy(stopped::commit);
        }
    }
}
