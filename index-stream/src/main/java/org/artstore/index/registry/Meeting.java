package org.artstore.index.registry;

import org.artstore.index.generation.Generation;
import org.artstore.index.position.PositionTable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/// Two generations at the same position of the log: the one that is behind comes as far as the
/// other one is, and that waits. Nobody waits longer than until the meeting expires, whatever died.
public final class Meeting {

    private static final String INSERT =
            """
            insert into registry.meeting (partition, next_offset, generations, expires_at)
            values (?, ?, array[?, ?], clock_timestamp() + ? * interval '1 millisecond')
            """;

    private final DataSource database;
    private final Generation one;
    private final Generation other;
    private final UUID topicId;
    private final Map<Integer, Long> place = new HashMap<>();

    private Meeting(DataSource database, Generation one, Generation other, UUID topicId) {
        this.database = database;
        this.one = one;
        this.other = other;
        this.topicId = topicId;
    }

    /// Calls both to the position that is the further one, or nobody while there is another
    /// meeting.
    public static Optional<Meeting> call(
            DataSource database, Generation one, Generation other, UUID topicId, Duration within)
            throws SQLException {
        var meeting = new Meeting(database, one, other, topicId);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            WriteGate.close(connection);
            boolean called = meeting.isFree(connection);
            if (called) {
                meeting.agree(connection, within);
            }
            connection.commit();
            return called ? Optional.of(meeting) : Optional.empty();
        }
    }

    /// Whether both are there, as the caller's transaction sees it.
    public boolean isComplete(Connection transaction) throws SQLException {
        return offsets(transaction, one).equals(place) && offsets(transaction, other).equals(place);
    }

    /// Lets both go on.
    public void end() throws SQLException {
        try (var connection = database.getConnection()) {
            end(connection);
        }
    }

    /// Lets both go on when the caller's transaction ends.
    public void end(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.executeUpdate("delete from registry.meeting");
        }
    }

    private boolean isFree(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ =
                    statement.executeUpdate(
                            "delete from registry.meeting where expires_at <= clock_timestamp()");
            try (var row = statement.executeQuery("select 1 from registry.meeting")) {
                return !row.next();
            }
        }
    }

    private void agree(Connection connection, Duration within) throws SQLException {
        place.putAll(offsets(connection, one));
        offsets(connection, other)
                .forEach((partition, at) -> place.merge(partition, at, Math::max));
        var rows = new HashMap<>(place);
        rows.put(-1, 0L);
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var row : rows.entrySet()) {
                statement.setInt(1, row.getKey());
                statement.setLong(2, row.getValue());
                statement.setInt(3, one.number());
                statement.setInt(4, other.number());
                statement.setLong(5, within.toMillis());
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        }
    }

    private Map<Integer, Long> offsets(Connection connection, Generation generation)
            throws SQLException {
        return new PositionTable(generation).read(connection).offsets(topicId);
    }
}
