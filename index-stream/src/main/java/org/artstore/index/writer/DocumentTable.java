package org.artstore.index.writer;

import org.artstore.index.generation.Generation;
import org.artstore.index.row.DocumentRow;
import org.artstore.schemas.event.EventJson;

import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// The documents of a generation. A row is replaced by a newer version only.
///
/// A few rows travel as one parameter, in JSON, which the database turns into rows of the table's
/// own types: one statement and one answer. Many rows come by COPY, which costs two more answers
/// and a third of the work.
final class DocumentTable {

    /// From so many rows on COPY is faster.
    private static final int MANY = 50;

    private static final List<String> NAMES =
            Arrays.stream(DocumentRow.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(DocumentTable::snakeCase)
                    .toList();
    private static final String COLUMNS = String.join(", ", NAMES);

    /// A document whose copy is damaged stays so in every version.
    private static final String STATUS =
            "case when status = 'stored' and damage is not null then 'damaged' else status end";

    private final IncomingRows incoming;
    private final String upsertFew;
    private final String upsertMany;

    DocumentTable(Generation generation) {
        var table = generation.schema() + ".documents";
        this.incoming = new IncomingRows(generation, COLUMNS);
        this.upsertFew =
                upsert(generation, "json_populate_recordset(null::" + table + ", ?::json)");
        this.upsertMany = upsert(generation, IncomingRows.NAME);
    }

    /// Part of the caller's transaction.
    void put(Connection connection, List<DocumentRow> rows) throws SQLException {
        var newest = newest(rows);
        if (newest.size() < MANY) {
            putFew(connection, newest);
        } else {
            incoming.fill(connection, newest);
            try (var statement = connection.prepareStatement(upsertMany)) {
                var _ = statement.executeUpdate();
            }
        }
    }

    private void putFew(Connection connection, Collection<DocumentRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(upsertFew)) {
            statement.setString(1, EventJson.MAPPER.writeValueAsString(rows));
            var _ = statement.executeUpdate();
        }
    }

    /// Of each document the newest version, of several of one version the first; in the order of
    /// their ids, which is that of the index, nearly.
    private static Collection<DocumentRow> newest(List<DocumentRow> rows) {
        var newest = new TreeMap<UUID, DocumentRow>();
        for (var row : rows) {
            newest.merge(
                    row.fileId(),
                    row,
                    (known, next) -> next.version() > known.version() ? next : known);
        }
        return newest.values();
    }

    private static String upsert(Generation generation, String source) {
        return """
        insert into %1$s.documents as known (%2$s)
        select %4$s
        from %6$s left join %5$s as damage using (file_id, element_id)
        on conflict (file_id) do update set %3$s where excluded.version > known.version
        """
                .formatted(
                        generation.schema(),
                        COLUMNS,
                        NAMES.stream()
                                .map(it -> it + " = excluded." + it)
                                .collect(Collectors.joining(", ")),
                        NAMES.stream()
                                .map(it -> it.equals("status") ? STATUS : it)
                                .collect(Collectors.joining(", ")),
                        DamageTable.name(generation),
                        source);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
