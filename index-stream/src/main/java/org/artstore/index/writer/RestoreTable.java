package org.artstore.index.writer;

import org.artstore.index.batch.Restorations;
import org.artstore.index.generation.Generation;
import org.artstore.schemas.event.EventJson;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// The archived copies of a generation that somebody wants, of which the first request counts, and
/// the restored copies from which archived documents are read.
final class RestoreTable {

    private final String serve;
    private final String end;
    private final String ask;
    private final String restore;

    RestoreTable(Generation generation) {
        this.serve =
                "delete from %s.restores where file_id = any(?)".formatted(generation.schema());
        this.end = "delete from %s.restored where copy_id = any(?)".formatted(generation.schema());
        this.ask =
                """
                insert into %s.restores as known (file_id, element_id, requested_at)
                select file_id, element_id, requested_at
                from json_to_recordset(?::json)
                as request (file_id uuid, element_id text, requested_at timestamptz)
                on conflict (file_id, element_id) do update
                set requested_at = least(known.requested_at, excluded.requested_at)
                """
                        .formatted(generation.schema());
        this.restore =
                """
                insert into %s.restored as known (file_id, copy_id, element_id, expires_at)
                select file_id, copy_id, element_id, expires_at
                from json_to_recordset(?::json)
                as copy (file_id uuid, copy_id uuid, element_id text, expires_at timestamptz)
                on conflict (file_id) do update
                set copy_id = excluded.copy_id, element_id = excluded.element_id,
                    expires_at = excluded.expires_at
                where known.expires_at <= excluded.expires_at
                """
                        .formatted(generation.schema());
    }

    /// Part of the caller's transaction.
    void put(Connection connection, Restorations restorations) throws SQLException {
        if (restorations.isEmpty()) {
            return;
        }
        remove(connection, serve, restorations.served());
        remove(connection, end, restorations.ended());
        add(connection, ask, restorations.requests());
        add(connection, restore, restorations.copies());
    }

    private static void remove(Connection connection, String sql, Collection<?> ids)
            throws SQLException {
        if (!ids.isEmpty()) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                var _ = statement.executeUpdate();
            }
        }
    }

    private static void add(Connection connection, String sql, Collection<?> rows)
            throws SQLException {
        if (!rows.isEmpty()) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, EventJson.MAPPER.writeValueAsString(rows));
                var _ = statement.executeUpdate();
            }
        }
    }
}
