package org.artstore.query.world;

import org.artstore.fixtures.Database;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// In the place of index-stream, with its tables: the definitions are its own files.
public final class IndexActor {

    private static final Path DEFINITIONS = Path.of("../index-stream/src/main/resources/db");
    private static final String GENERATION = "generation_1";
    private static final String INSERT =
            """
            insert into generation_1.documents (
                file_id, tenant, version, status, original_filename, file_extension, file_size,
                content_type, checksum, retention_policy, ttl_days, expires_at, retain_until,
                legal_hold, description, tags, custom_attributes, created_at, updated_at,
                created_by_id, created_by_name, element_id, body)
            values (?, ?, ?, 'stored', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DELETE =
            """
            update generation_1.documents
            set version = version + 1, status = 'deleted', original_filename = '', tags = '{}',
                body = ''
            where file_id = ?
            """;
    private static final String CHANGE =
            "update generation_1.documents set version = ?, body = ? where file_id = ?";
    private static final String APPLIED =
            """
            insert into generation_1.positions values (?, ?, ?, 0)
            on conflict (topic_id, partition) do update set next_offset = excluded.next_offset
            """;

    private final Database database;

    IndexActor(Database database) {
        this.database = database;
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create schema " + GENERATION);
            statement.execute("set search_path = " + GENERATION + ", public");
            for (var file : migrations()) {
                statement.execute(definition("generation/" + file));
            }
            statement.execute(definition("live.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In the order of their numbers.
    private static List<String> migrations() throws IOException {
        try (var files = Files.list(DEFINITIONS.resolve("generation"))) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.comparingInt(IndexActor::number))
                    .toList();
        }
    }

    private static int number(String migration) {
        return Integer.parseInt(migration.substring(1, migration.indexOf("__")));
    }

    private static String definition(String file) throws IOException {
        return Files.readString(DEFINITIONS.resolve(file))
                .replace("${flyway:defaultSchema}", GENERATION)
                .replace("${generation}", GENERATION)
                .replace("${number}", "1");
    }

    /// Writes the rows of documents.
    public void add(Papers... papers) throws SQLException {
        try (var connection = connect()) {
            for (var paper : papers) {
                insert(connection, paper.document());
            }
        }
    }

    /// Notes that a copy is damaged.
    public void damaged(Document document) throws SQLException {
        try (var connection = connect();
                var row =
                        connection.prepareStatement(
                                "insert into generation_1.damages values (?, ?)")) {
            row.setObject(1, document.fileId().value());
            row.setString(2, document.location().elementId().value());
            row.executeUpdate();
        }
    }

    /// Notes that somebody wants an archived copy.
    public void requested(Document document) throws SQLException {
        try (var connection = connect();
                var row =
                        connection.prepareStatement(
                                "insert into generation_1.restores values (?, ?, now())")) {
            row.setObject(1, document.fileId().value());
            row.setString(2, document.location().elementId().value());
            row.executeUpdate();
        }
    }

    /// Notes that an archived document can be read from a copy.
    public void restored(FileId document, FileId copy, ElementId element) throws SQLException {
        try (var connection = connect();
                var row =
                        connection.prepareStatement(
                                "insert into generation_1.restored values (?, ?, ?, now())")) {
            row.setObject(1, document.value());
            row.setObject(2, copy.value());
            row.setString(3, element.value());
            row.executeUpdate();
        }
    }

    /// What index-stream leaves of a document that is deleted.
    public void delete(Papers papers) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, papers.file().value());
            statement.executeUpdate();
        }
    }

    /// Notes how a document is now.
    public void change(Papers papers) throws SQLException {
        var document = papers.document();
        try (var connection = connect();
                var statement = connection.prepareStatement(CHANGE)) {
            statement.setLong(1, document.version());
            statement.setString(2, EventJson.MAPPER.writeValueAsString(document));
            statement.setObject(3, document.fileId().value());
            statement.executeUpdate();
        }
    }

    /// Notes how far a partition of the log is applied.
    public void applied(UUID topicId, int partition, long nextOffset) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(APPLIED)) {
            statement.setObject(1, topicId);
            statement.setInt(2, partition);
            statement.setLong(3, nextOffset);
            statement.executeUpdate();
        }
    }

    /// Nobody can read the documents until the result is closed.
    public Connection locked() throws SQLException {
        var connection = connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table generation_1.documents in access exclusive mode");
        }
        return connection;
    }

    /// The ids that a statement of one parameter finds.
    public List<String> ids(String sql, String parameter) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            var rows = statement.executeQuery();
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /// Reading a description takes its time until the result is closed.
    public AutoCloseable slow() throws SQLException {
        plain("language plpgsql as 'begin perform pg_sleep(0.003); return $1; end'");
        return () -> plain("language sql immutable return " + GENERATION + ".plain($1)");
    }

    private void plain(String definition) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create or replace function live.plain(text) returns text " + definition);
        }
    }

    private static void insert(Connection connection, Document document) throws SQLException {
        var metadata = document.metadata();
        var retention = document.retention();
        var name = metadata.originalFilename();
        try (var row = connection.prepareStatement(INSERT)) {
            int i = 0;
            row.setObject(++i, document.fileId().value());
            row.setString(++i, document.tenant().value());
            row.setLong(++i, document.version());
            row.setString(++i, name);
            row.setString(++i, extension(name));
            row.setLong(++i, document.content().fileSize());
            row.setString(++i, document.content().contentType());
            row.setString(++i, document.content().checksum().hex());
            row.setString(++i, retention.policy().toString());
            row.setObject(++i, retention.ttlDays());
            row.setTimestamp(++i, timestamp(retention.expiresAt()));
            row.setTimestamp(++i, timestamp(retention.retainUntil()));
            row.setBoolean(++i, retention.legalHold());
            row.setString(++i, metadata.description());
            row.setArray(++i, connection.createArrayOf("text", metadata.tags().toArray()));
            row.setString(++i, metadata.customAttributes().json().toString());
            row.setTimestamp(++i, timestamp(document.createdAt()));
            row.setTimestamp(++i, timestamp(document.updatedAt()));
            row.setString(++i, document.creator().id().value());
            row.setString(++i, document.creator().username());
            row.setString(++i, document.location().elementId().value());
            row.setString(++i, EventJson.MAPPER.writeValueAsString(document));
            row.executeUpdate();
        }
    }

    private static @Nullable String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }
}
