package org.artstore.index.registry;

import org.artstore.index.generation.Generation;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Lets the batches of all generations in side by side, or none: whoever changes what they depend
/// on closes it for a moment.
public final class WriteGate {

    private static final int BEFORE_THE_PASSAGE = 2;
    private static final String LOCK = "hashtextextended('artstore.write-gate', 0)";

    /// Longer than any batch is idle between two statements that lives.
    private static final Duration IDLE_FOR = Duration.ofSeconds(20);

    private final String enter;
    private final int number;

    public WriteGate(Generation generation) {
        this(generation, IDLE_FOR);
    }

    /// @param idleFor after so long without a statement the database ends a batch that was let in:
    /// its instance is stopped, and must not hold up all others
    WriteGate(Generation generation, Duration idleFor) {
        this.number = generation.number();
        this.enter =
                "set local idle_in_transaction_session_timeout = "
                        + idleFor.toMillis()
                        + "; select pg_advisory_xact_lock_shared("
                        + LOCK
                        + "); select (select number from live.generation), partition, next_offset"
                        + " from (select) as one left join registry.meeting"
                        + " on expires_at > clock_timestamp() and "
                        + number
                        + " = any(generations)";
    }

    /// Lets a batch in until the end of the transaction. The lock is a statement of its own in the
    /// message, so that the next sees what was changed while it waited.
    public Passage enter(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.execute(enter);
            for (int passed = 0; passed < BEFORE_THE_PASSAGE; passed++) {
                var _ = statement.getMoreResults();
            }
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
