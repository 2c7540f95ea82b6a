package org.artstore.index.position;

import org.artstore.index.generation.Generation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The positions of a generation. They only move forward.
public final class PositionTable {

    private final String table;
    private final String select;
    private final String begin;
    private final String lock;
    private final String upsert;

    public PositionTable(Generation generation) {
        this.table = generation.schema() + ".positions";
        this.select = "select topic_id, partition, next_offset, leader_epoch from " + table;
        this.begin =
                """
                insert into %s (topic_id, partition, next_offset)
                select ?, partition, 0 from unnest(?) as begun(partition) order by partition
                on conflict do nothing
                """
                        .formatted(table);
        this.lock =
                """
                select partition, next_offset from %s
                where topic_id = ? and partition = any(?) order by partition for update
                """
                        .formatted(table);
        this.upsert =
                """
                insert into %s as known (topic_id, partition, next_offset, leader_epoch)
                values (?, ?, ?, ?)
                on conflict (topic_id, partition) do update
                set next_offset = excluded.next_offset, leader_epoch = excluded.leader_epoch
                where excluded.next_offset > known.next_offset
                """
                        .formatted(table);
    }

    /// The same, unless the table is not there yet.
    public Optional<AppliedLog> readIfThere(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1)
                        ? Optional.of(read(connection))
                        : Optional.empty();
            }
        }
    }

    public AppliedLog read(Connection connection) throws SQLException {
        Map<UUID, List<LogPosition>> topics = new HashMap<>();
        try (var statement = connection.prepareStatement(select);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                topics.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(
                                new LogPosition(
                                        rows.getInt(2),
                                        rows.getLong(3),
                                        rows.getObject(4, Integer.class)));
            }
        }
        return new AppliedLog(topics);
    }

    /// How far each of these partitions is applied. Nobody else applies anything of them until the
    /// caller's transaction ends.
    public Map<Integer, Long> lock(
            Connection connection, UUID topicId, Collection<Integer> partitions)
            throws SQLException {
        var wanted = connection.createArrayOf("integer", partitions.toArray());
        var applied = locked(connection, topicId, wanted);
        if (applied.size() < partitions.size()) {
            try (var statement = connection.prepareStatement(begin)) {
                statement.setObject(1, topicId);
                statement.setArray(2, wanted);
                var _ = statement.executeUpdate();
            }
            applied = locked(connection, topicId, wanted);
        }
        return applied;
    }

    private Map<Integer, Long> locked(Connection connection, UUID topicId, Array partitions)
            throws SQLException {
        var applied = new HashMap<Integer, Long>();
        try (var statement = connection.prepareStatement(lock)) {
            statement.setObject(1, topicId);
            statement.setArray(2, partitions);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    applied.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        return applied;
    }

    /// Part of the caller's transaction.
    public void write(Connection connection, UUID topicId, Collection<LogPosition> positions)
            throws SQLException {
        try (var statement = connection.prepareStatement(upsert)) {
            for (var position : positions) {
                statement.setObject(1, topicId);
                statement.setInt(2, position.partition());
                statement.setLong(3, position.nextOffset());
                statement.setObject(4, position.leaderEpoch(), Types.INTEGER);
                var _ = statement.executeUpdate();
            }
        }
    }
}
