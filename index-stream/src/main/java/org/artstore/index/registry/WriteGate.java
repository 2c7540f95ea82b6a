package org.artstore.index.registry;

import org.artstore.index.generation.Generation;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Lets the batches of all generations in side by side, or none: whoever changes what they depend
/// on closes it for a moment.
public final class WriteGate {

    private static final String LOCK = "hashtextextended('artstore.write-gate', 0)";

    private final String enter;
    private final int number;

    public WriteGate(Generation generation) {
        this.number = generation.number();
        this.enter =
                "select pg_advisory_xact_lock_shared("
                        + LOCK
                        + "); select (select number from live.generation), partition, next_offset"
                        + " from (select) as one left join registry.meeting"
                        + " on expires_at > clock_timestamp() and "
                        + number
                        + " = any(generations)";
    }

    /// Lets a batch in until the end of the transaction. Two statements in one message, so that the
    /// second sees what was changed while the first waited.
    public Passage enter(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.execute(enter);
            var _ = statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                return passage(row);
            }
        }
    }

    /// Lets nobody in until the end of the transaction; those who are inside are waited for.
    public static void close(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    private Passage passage(ResultSet row) throws SQLException {
        boolean live = false;
        @Nullable Map<Integer, Long> held = null;
        while (row.next()) {
            live = row.getInt(1) == number;
            var partition = row.getObject(2, Integer.class);
            if (partition != null) {
                held = held == null ? new HashMap<>() : held;
                held.put(partition, row.getLong(3));
            }
        }
        return new Passage(live, held);
    }
}
