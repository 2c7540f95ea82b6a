package org.artstore.index.generation;

import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import javax.sql.DataSource;

/// The tables of generations and the views of the one that readers see.
public final class GenerationSchema {

    private static final String LIVE = "/db/live.sql";
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('artstore.live-generation'))";

    private final DataSource database;

    public GenerationSchema(DataSource database) {
        this.database = database;
    }

    /// Brings the tables of `generation` up to date, and shows them to readers unless these see
    /// another generation.
    public void prepare(Generation generation) throws SQLException {
        boolean changed = migrate(generation);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, LOCK);
            int live = live(connection);
            if (live == 0 || (changed && live == generation.number())) {
                execute(connection, views(generation));
            }
            connection.commit();
        }
    }

    private boolean migrate(Generation generation) {
        return Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/generation")
                        .defaultSchema(generation.schema())
                        .load()
                        .migrate()
                        .migrationsExecuted
                > 0;
    }

    /// The number of the generation that readers see, 0 for none.
    private static int live(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var exists =
                        statement.executeQuery(
                                "select to_regclass('live.generation') is not null")) {
            if (!exists.next() || !exists.getBoolean(1)) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var number = statement.executeQuery("select number from live.generation")) {
            return number.next() ? number.getInt(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    private static String views(Generation generation) {
        try (var script = GenerationSchema.class.getResourceAsStream(LIVE)) {
            var text =
                    new String(
                            Objects.requireNonNull(script, LIVE).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.replace("${generation}", generation.schema())
                    .replace("${number}", Integer.toString(generation.number()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
