package org.artstore.index.writer;

import org.artstore.index.generation.Generation;
import org.artstore.index.row.DocumentRow;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/// The documents of a generation. A row is replaced by a newer version only.
final class DocumentTable {

    private static final List<String> COLUMNS =
            List.of(
                    "file_id",
                    "tenant",
                    "version",
                    "status",
                    "original_filename",
                    "file_extension",
                    "file_size",
                    "content_type",
                    "checksum",
                    "retention_policy",
                    "ttl_days",
                    "expires_at",
                    "retain_until",
                    "legal_hold",
                    "description",
                    "tags",
                    "custom_attributes",
                    "created_at",
                    "updated_at",
                    "created_by_id",
                    "created_by_name",
                    "element_id",
                    "body");

    private final String upsert;

    DocumentTable(Generation generation) {
        this.upsert =
                """
                insert into %s.documents as known (%s) values (%s)
                on conflict (file_id) do update set %s where excluded.version > known.version
                """
                        .formatted(
                                generation.schema(),
                                String.join(", ", COLUMNS),
                                COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                                COLUMNS.stream()
                                        .map(it -> it + " = excluded." + it)
                                        .collect(Collectors.joining(", ")));
    }

    /// Part of the caller's transaction.
    void put(Connection connection, List<DocumentRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(upsert)) {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        }
    }

    /// In the order of the columns.
    private static void bind(Connection connection, PreparedStatement statement, DocumentRow row)
            throws SQLException {
        int i = 0;
        statement.setObject(++i, row.fileId());
        statement.setString(++i, row.tenant());
        statement.setLong(++i, row.version());
        statement.setString(++i, row.status());
        statement.setString(++i, row.originalFilename());
        statement.setString(++i, row.fileExtension());
        statement.setLong(++i, row.fileSize());
        statement.setString(++i, row.contentType());
        statement.setString(++i, row.checksum());
        statement.setString(++i, row.retentionPolicy());
        statement.setObject(++i, row.ttlDays(), Types.INTEGER);
        statement.setObject(++i, time(row.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(++i, time(row.retainUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setBoolean(++i, row.legalHold());
        statement.setString(++i, row.description());
        statement.setArray(++i, connection.createArrayOf("text", row.tags().toArray()));
        statement.setObject(++i, row.customAttributes(), Types.OTHER);
        statement.setObject(++i, time(row.createdAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(++i, time(row.updatedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(++i, row.createdById());
        statement.setString(++i, row.createdByName());
        statement.setString(++i, row.elementId());
        statement.setString(++i, row.body());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
