package org.artstore.bench.rebuild;

import java.sql.Connection;
import java.sql.SQLException;

/// The rows of the live index, made again by the database alone, in a schema of its own that is
/// removed: they lie there before, are turned into rows with lexemes, and indexed.
final class RawRebuild implements AutoCloseable {

    private static final String COLUMNS =
            "file_id, tenant, version, status, original_filename, file_extension, file_size,"
                    + " content_type, checksum, retention_policy, ttl_days, expires_at,"
                    + " retain_until, legal_hold, description, tags, custom_attributes, created_at,"
                    + " updated_at, created_by_id, created_by_name, element_id, body";

    private static final String WORDS =
            "concat_ws(' ', original_filename, description, array_to_string(tags, ' '),"
                    + " custom_attributes::text)";

    private final Connection database;

    RawRebuild(Connection database) throws SQLException {
        this.database = database;
        run("drop schema if exists bench_rebuild cascade");
        run("create schema bench_rebuild");
        run("create table bench_rebuild.staging as select " + COLUMNS + " from live.documents");
        run(
                "create table bench_rebuild.rows as select "
                        + COLUMNS
                        + ", fts, name_key from live.documents with no data");
        run("alter table bench_rebuild.rows add primary key (file_id)");
    }

    /// The seconds of one INSERT ... SELECT with the lexemes of two configurations.
    double insert() throws SQLException {
        return seconds(
                "insert into bench_rebuild.rows select "
                        + COLUMNS
                        + ", to_tsvector('russian', "
                        + WORDS
                        + ") || to_tsvector('simple', "
                        + WORDS
                        + "), lower(original_filename) from bench_rebuild.staging");
    }

    /// The same with the words and weights that the index has.
    double insertAsTheIndexDoes() throws SQLException {
        run("truncate bench_rebuild.rows");
        var schema = schema();
        return seconds(
                "insert into bench_rebuild.rows select "
                        + COLUMNS
                        + ", "
                        + schema
                        + ".document_lexemes(original_filename, description, tags,"
                        + " custom_attributes), "
                        + schema
                        + ".folded(original_filename) from bench_rebuild.staging");
    }

    /// The seconds of the indexes that the live generation has, one after the other.
    double index() throws SQLException {
        long start = System.nanoTime();
        var sql =
                "select indexdef from pg_indexes where schemaname = '"
                        + schema()
                        + "' and tablename = 'documents' and indexname <> 'documents_pkey'";
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                run(row.getString(1).replace(schema() + ".documents", "bench_rebuild.rows"));
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private String schema() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select number from live.generation")) {
            row.next();
            return "generation_" + row.getInt(1);
        }
    }

    private double seconds(String sql) throws SQLException {
        long start = System.nanoTime();
        run(sql);
        return (System.nanoTime() - start) / 1e9;
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop schema bench_rebuild cascade");
    }
}
