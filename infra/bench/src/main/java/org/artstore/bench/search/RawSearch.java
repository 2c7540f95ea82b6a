package org.artstore.bench.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The statement that full-text search with PostgreSQL comes down to: the best twenty by `ts_rank`.
final class RawSearch implements AutoCloseable {

    private static final String BEST =
            """
            select file_id, ts_rank(fts, query) as rank
            from live.documents, to_tsquery('simple', ?) as query
            where fts @@ query and tenant = ? and status <> 'deleted'
            order by rank desc, file_id
            limit 20
            """;

    private final PreparedStatement statement;
    private final String tenant;

    RawSearch(Connection database, String tenant) throws SQLException {
        this.statement = database.prepareStatement(BEST);
        this.tenant = tenant;
    }

    /// How many rows came.
    int search(String word) throws SQLException {
        statement.setString(1, word);
        statement.setString(2, tenant);
        int count = 0;
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
