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

    /// SQLSTATE `invalid_table_definition`: a view has other columns than the one it replaces.
    private static final String OTHER_COLUMNS = "42P16";

    /// What readers no longer have any use for is gone, too.
    private static final String HIDE =
            """
            do $$
            declare
                views text := (select string_agg(format('live.%I', viewname), ', ')
                               from pg_views where schemaname = 'live');
            begin
                if views is not null then
                    execute 'drop view ' || views;
                end if;
            end
            $$
            """;

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
                show(connection, generation);
            }
            connection.commit();
        }
    }

    /// Whether readers see any generation.
    public boolean isShown() throws SQLException {
        try (var connection = database.getConnection()) {
            return live(connection) != 0;
        }
    }

    /// Brings the tables of a generation up to date that readers do not see yet. While it has no
    /// document it is spared all that it can do without until it has caught up.
    public void prepareNew(Generation generation) throws SQLException {
        var _ = migrate(generation);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, LOCK);
            new DeferredWork(generation).deferWhileEmpty(connection);
            connection.commit();
        }
    }

    /// Shows `generation` to readers from the end of the caller's transaction on.
    public static void show(Connection transaction, Generation generation) throws SQLException {
        var before = transaction.setSavepoint();
        try {
            execute(transaction, views(generation));
        } catch (SQLException failure) {
            if (!OTHER_COLUMNS.equals(failure.getSQLState())) {
                throw failure;
            }
            transaction.rollback(before);
            execute(transaction, HIDE);
            execute(transaction, views(generation));
        }
    }

    /// Removes a generation that nobody sees, in the caller's transaction.
    public static void drop(Connection transaction, Generation generation) throws SQLException {
        execute(transaction, LOCK);
        if (live(transaction) == generation.number()) {
            throw new IllegalStateException("generation " + generation.number() + " is live");
        }
        execute(transaction, "drop schema if exists " + generation.schema() + " cascade");
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
