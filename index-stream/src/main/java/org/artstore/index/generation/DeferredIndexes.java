package org.artstore.index.generation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/// The indexes of a new generation that only its readers need: made at once when it has caught up
/// with the log, which is faster than row by row. Which ones those are stands in the registry, so
/// that none is forgotten.
final class DeferredIndexes {

    private final Generation generation;
    private final String defer;
    private final String next;

    DeferredIndexes(Generation generation) {
        this.generation = generation;
        this.defer =
                """
                insert into registry.deferred_indexes (generation, name, definition)
                select number, indexname, indexdef from pg_indexes
                join registry.generations on number = %1$d and state = 'building'
                join pg_class on relname = indexname and relnamespace = to_regnamespace('%2$s')
                join pg_index on indexrelid = pg_class.oid
                where schemaname = '%2$s' and tablename = 'documents' and not indisunique
                  and not exists (select from %2$s.documents)
                on conflict do nothing
                returning name
                """
                        .formatted(generation.number(), generation.schema());
        this.next =
                "select name, definition from registry.deferred_indexes where generation = "
                        + generation.number()
                        + " order by name limit 1";
    }

    /// In a transaction that has locked the row of the generation.
    void deferWhileEmpty(Connection transaction) throws SQLException {
        var schema = generation.schema();
        try (var statement = transaction.createStatement();
                var drop = transaction.createStatement();
                var row = statement.executeQuery(defer)) {
            while (row.next()) {
                var _ = drop.execute("drop index %s.\"%s\"".formatted(schema, row.getString(1)));
            }
        }
    }

    /// Makes all that are missing, one in each transaction; the tables are not written meanwhile.
    ///
    /// @return whether any was missing
    boolean make(DataSource database) throws SQLException {
        boolean made = false;
        try (var connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            while (makeNext(connection)) {
                made = true;
            }
            if (made) {
                execute(connection, "analyze " + generation.schema() + ".documents");
            }
            connection.commit();
        }
        return made;
    }

    private boolean makeNext(Connection connection) throws SQLException {
        var missing = missing(connection);
        if (missing.isEmpty()) {
            return false;
        }
        execute(connection, "set local maintenance_work_mem = '256MB'");
        execute(connection, missing.get().definition());
        execute(
                connection,
                "delete from registry.deferred_indexes where generation = %d and name = '%s'"
                        .formatted(generation.number(), missing.get().name()));
        connection.commit();
        return true;
    }

    /// Whether one is missing.
    boolean isIncomplete(Connection transaction) throws SQLException {
        return missing(transaction).isPresent();
    }

    private Optional<Missing> missing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(next)) {
            return row.next()
                    ? Optional.of(new Missing(row.getString(1), row.getString(2)))
                    : Optional.empty();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    private record Missing(String name, String definition) {}
}
