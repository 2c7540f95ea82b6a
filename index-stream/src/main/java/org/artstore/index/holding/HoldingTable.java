package org.artstore.index.holding;

import org.artstore.schemas.holding.AppliedPosition;
import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.IndexedCopy;
import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/// Reads the index that readers see. Each answer is one snapshot, and takes bounded work whatever
/// share of the documents the element has.
record HoldingTable(DataSource database) {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";
    private static final String BOUND = "set local statement_timeout = '10s'";
    private static final String POSITIONS =
            "select topic_id, partition, next_offset from live.positions order by 1, 2";
    private static final String END =
            "select file_id from live.documents where file_id > ?"
                    + " order by file_id offset ? limit 1";
    private static final String DOCUMENTS =
            "select file_id, element_id, version, status = 'deleted', checksum from live.documents";
    private static final String COPIES =
            "select file_id, copy_id, element_id, expires_at from live.restored";
    private static final String WINDOW =
            " where file_id > ? and file_id <= ? and element_id = ? order by file_id";

    @FunctionalInterface
    private interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// What an element has among the next `width` documents behind `after`.
    Holdings window(ElementId element, @Nullable FileId after, int width) throws SQLException {
        return inSnapshot(
                connection -> {
                    var begin = after == null ? BEFORE_ALL : after.value();
                    var end =
                            query(connection, END, row -> uuid(row, 1), begin, width - 1).stream()
                                    .findFirst();
                    var last = end.orElse(AFTER_ALL);
                    return new Holdings(
                            generation(connection),
                            positions(connection),
                            documents(connection, WINDOW, begin, last, element.value()),
                            copies(connection, WINDOW, begin, last, element.value()),
                            end.map(FileId::new).orElse(null));
                });
    }

    /// All that there is of these documents and restored copies.
    Holdings of(List<FileId> files) throws SQLException {
        var ids = files.stream().map(FileId::value).toArray();
        return inSnapshot(
                connection -> {
                    var asked = connection.createArrayOf("uuid", ids);
                    return new Holdings(
                            generation(connection),
                            positions(connection),
                            documents(
                                    connection, " where file_id = any(?) order by file_id", asked),
                            copies(
                                    connection,
                                    " where file_id = any(?) or copy_id = any(?) order by file_id",
                                    asked,
                                    asked),
                            null);
                });
    }

    private <T> T inSnapshot(Reading<T> reading) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                var _ = statement.execute(SNAPSHOT);
                var _ = statement.execute(BOUND);
            }
            var found = reading.read(connection);
            connection.commit();
            return found;
        }
    }

    private static int generation(Connection connection) throws SQLException {
        return query(connection, "select number from live.generation", row -> row.getInt(1))
                .getFirst();
    }

    private static List<AppliedPosition> positions(Connection connection) throws SQLException {
        return query(
                connection,
                POSITIONS,
                row -> new AppliedPosition(uuid(row, 1), row.getInt(2), row.getLong(3)));
    }

    private static List<IndexedDocument> documents(
            Connection connection, String which, Object... values) throws SQLException {
        return query(
                connection,
                DOCUMENTS + which,
                row ->
                        new IndexedDocument(
                                new FileId(uuid(row, 1)),
                                new ElementId(row.getString(2)),
                                row.getLong(3),
                                row.getBoolean(4),
                                row.getString(5)),
                values);
    }

    private static List<IndexedCopy> copies(Connection connection, String which, Object... values)
            throws SQLException {
        return query(
                connection,
                COPIES + which,
                row ->
                        new IndexedCopy(
                                new FileId(uuid(row, 1)),
                                new FileId(uuid(row, 2)),
                                new ElementId(row.getString(3)),
                                row.getObject(4, OffsetDateTime.class).toInstant()),
                values);
    }

    private static <T> List<T> query(
            Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        }
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
