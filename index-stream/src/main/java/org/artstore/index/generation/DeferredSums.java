package org.artstore.index.generation;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// The sums of a new generation: made at once from its rows when it has caught up with the log.
/// Until then the triggers are off that would count each batch, and would let no two batches be
/// written side by side. Whether they are off is what the database says of them.
final class DeferredSums {

    private final String off;
    private final String isOff;
    private final String again;

    DeferredSums(Generation generation) {
        var schema = generation.schema();
        this.off =
                """
                do $$
                begin
                    if exists (select from registry.generations
                               where number = %1$d and state = 'building')
                       and not exists (select from %2$s.documents) then
                        alter table %2$s.documents disable trigger user;
                    end if;
                end
                $$
                """
                        .formatted(generation.number(), schema);
        this.isOff =
                """
                select exists (select from pg_trigger where not tgisinternal and tgenabled = 'D'
                    and tgrelid = to_regclass('%s.documents'))
                """
                        .formatted(schema);
        this.again =
                """
                lock table %1$s.documents in share row exclusive mode;
                select %1$s.count_again();
                alter table %1$s.documents enable trigger user
                """
                        .formatted(schema);
    }

    /// In a transaction that has locked the row of the generation.
    void deferWhileEmpty(Connection transaction) throws SQLException {
        execute(transaction, off);
    }

    /// Makes them and counts each change from then on, in one transaction that no batch is in.
    ///
    /// @return whether they were missing
    boolean make(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            boolean missing = isMissing(connection);
            if (missing) {
                execute(connection, again);
            }
            connection.commit();
            return missing;
        }
    }

    boolean isMissing(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement();
                var row = statement.executeQuery(isOff)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
