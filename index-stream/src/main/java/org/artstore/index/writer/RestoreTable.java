package org.artstore.index.writer;

import org.artstore.index.generation.Generation;
import org.artstore.index.row.RestoreRequest;
import org.artstore.schemas.event.EventJson;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The archived copies of a generation that somebody wants. The first request of a copy counts.
final class RestoreTable {

    private final String insert;

    RestoreTable(Generation generation) {
        this.insert =
                """
                insert into %s.restores as known (file_id, element_id, requested_at)
                select distinct on (file_id, element_id) file_id, element_id, requested_at
                from json_to_recordset(?::json)
                as request (file_id uuid, element_id text, requested_at timestamptz)
                order by file_id, element_id, requested_at
                on conflict (file_id, element_id) do update
                set requested_at = least(known.requested_at, excluded.requested_at)
                """
                        .formatted(generation.schema());
    }

    /// Part of the caller's transaction.
    void put(Connection connection, List<RestoreRequest> requests) throws SQLException {
        if (requests.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, EventJson.MAPPER.writeValueAsString(requests));
            var _ = statement.executeUpdate();
        }
    }
}
