package org.artstore.index.job;

import org.artstore.index.dump.IndexHash;
import org.artstore.index.generation.Generation;
import org.artstore.schemas.event.EventJson;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads jobs from the registry.
final class JobRows {

    private static final String SELECT =
            """
            select job_id, generation, replaced, source, rate_limit, state, created_by, created_at,
                updated_at, switched_at, done, total, rate, live_hash, live_documents, built_hash,
                built_documents, differing, differing_searches, failure, telling
            from registry.jobs
            """;

    private JobRows() {}

    /// Those of a condition, and in an order, that follow the word `from`.
    static List<Job> select(Connection transaction, String condition, Object... values)
            throws SQLException {
        var jobs = new ArrayList<Job>();
        try (var statement = transaction.prepareStatement(SELECT + condition)) {
            bind(statement, values);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    jobs.add(job(row));
                }
            }
        }
        return jobs;
    }

    private static Job job(ResultSet row) throws SQLException {
        var replaced = row.getObject("replaced", Integer.class);
        return new Job(
                row.getObject("job_id", UUID.class),
                new Generation(row.getInt("generation")),
                replaced == null ? null : new Generation(replaced),
                row.getString("source"),
                row.getObject("rate_limit", Integer.class),
                JobState.parse(row.getString("state")),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getObject("switched_at") == null ? null : instant(row, "switched_at"),
                new Progress(row.getLong("done"), row.getLong("total"), row.getDouble("rate")),
                telling(row.getString("telling")),
                findings(row),
                row.getString("failure"));
    }

    private static @Nullable Telling telling(@Nullable String json) {
        return json == null ? null : EventJson.MAPPER.readValue(json, Telling.class);
    }

    private static @Nullable Findings findings(ResultSet row) throws SQLException {
        var built = row.getString("built_hash");
        if (built == null) {
            return null;
        }
        var live = row.getString("live_hash");
        return new Findings(
                live == null ? null : new IndexHash(row.getLong("live_documents"), live),
                new IndexHash(row.getLong("built_documents"), built),
                row.getObject("differing", Long.class),
                row.getObject("differing_searches", Integer.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
