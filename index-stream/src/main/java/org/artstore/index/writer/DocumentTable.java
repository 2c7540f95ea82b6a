package org.artstore.index.writer;

import org.artstore.index.generation.Generation;
import org.artstore.index.row.DocumentRow;
import org.artstore.schemas.event.EventJson;

import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The documents of a generation. A row is replaced by a newer version only.
///
/// All rows travel as one parameter, in JSON, which the database turns into rows of the table's own
/// types: one statement for a batch of any size.
final class DocumentTable {

    private static final List<String> COLUMNS =
            Arrays.stream(DocumentRow.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(DocumentTable::snakeCase)
                    .toList();

    /// A document whose copy is damaged stays so in every version.
    private static final String STATUS =
            "case when status = 'stored' and damage is not null then 'damaged' else status end";

    private final String upsert;

    DocumentTable(Generation generation) {
        this.upsert =
                """
                insert into %1$s as known (%2$s)
                select distinct on (file_id) %4$s
                from json_populate_recordset(null::%1$s, ?::json)
                left join %5$s as damage using (file_id, element_id)
                order by file_id, version desc
                on conflict (file_id) do update set %3$s where excluded.version > known.version
                """
                        .formatted(
                                generation.schema() + ".documents",
                                String.join(", ", COLUMNS),
                                COLUMNS.stream()
                                        .map(it -> it + " = excluded." + it)
                                        .collect(Collectors.joining(", ")),
                                COLUMNS.stream()
                                        .map(it -> it.equals("status") ? STATUS : it)
                                        .collect(Collectors.joining(", ")),
                                DamageTable.name(generation));
    }

    /// Part of the caller's transaction.
    void put(Connection connection, List<DocumentRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(upsert)) {
            statement.setString(1, EventJson.MAPPER.writeValueAsString(rows));
            var _ = statement.executeUpdate();
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
