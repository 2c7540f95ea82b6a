package org.artstore.index.writer;

import org.artstore.index.generation.Generation;
import org.artstore.index.row.CopyState;
import org.artstore.schemas.event.EventJson;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// The damaged copies of a generation, and what they make of the status of their documents.
final class DamageTable {

    private static final String COPIES =
            """
            with copies as (
                select * from json_to_recordset(?::json)
                as copy (file_id uuid, element_id text, damaged boolean)
            )
            """;

    private final List<String> statements;

    DamageTable(Generation generation) {
        var damages = name(generation);
        var documents = generation.schema() + ".documents";
        this.statements =
                List.of(
                        COPIES
                                + "insert into %s select file_id, element_id from copies"
                                        .formatted(damages)
                                + " where damaged on conflict do nothing",
                        COPIES
                                + "delete from %s as known using copies as copy".formatted(damages)
                                + " where not damaged and known.file_id = copy.file_id"
                                + " and known.element_id = copy.element_id",
                        COPIES
                                + "update %s as document set status =".formatted(documents)
                                + " case when damaged then 'damaged' else 'stored' end from copies"
                                + " as copy where document.file_id = copy.file_id and"
                                + " document.element_id = copy.element_id and status = case when"
                                + " damaged then 'stored' else 'damaged' end");
    }

    /// Of the table.
    static String name(Generation generation) {
        return generation.schema() + ".damages";
    }

    /// Part of the caller's transaction, after the rows of the same batch.
    void mark(Connection connection, Collection<CopyState> copies) throws SQLException {
        if (copies.isEmpty()) {
            return;
        }
        var json = EventJson.MAPPER.writeValueAsString(copies);
        for (var sql : statements) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, json);
                var _ = statement.executeUpdate();
            }
        }
    }
}
