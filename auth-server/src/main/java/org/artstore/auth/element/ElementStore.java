package org.artstore.auth.element;

import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.S3Location;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Keeps the registrations in the database.
final class ElementStore {

    private final JdbcClient jdbc;

    ElementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction nobody else adds an element.
    void lock() {
        jdbc.sql("lock table storage_element in share row exclusive mode").update();
    }

    void insert(StorageElement element) {
        jdbc.sql(
                        """
                        insert into storage_element
                            (element_id, display_name, kind, mode, priority, capacity_bytes,
                             worker, root, s3_endpoint, s3_region, s3_bucket, s3_prefix,
                             s3_path_style, compression, version, created_at, updated_at)
                        values (:element_id, :display_name, :kind, :mode, :priority,
                                :capacity_bytes, :worker, :root, :s3_endpoint, :s3_region,
                                :s3_bucket, :s3_prefix, :s3_path_style, :compression, :version,
                                :created_at, :updated_at)
                        """)
                .param("element_id", element.elementId().value())
                .param("display_name", element.displayName())
                .param("kind", element.kind().toString())
                .param("mode", element.mode().toString())
                .param("priority", element.priority())
                .param("capacity_bytes", element.capacityBytes())
                .param("worker", element.worker())
                .param("root", element.root())
                .params(s3(element.s3()))
                .param("compression", Objects.toString(element.compression(), null))
                .param("version", element.version())
                .param("created_at", element.createdAt().atOffset(ZoneOffset.UTC))
                .param("updated_at", element.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, @Nullable Object> s3(@Nullable S3Location s3) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("s3_endpoint", s3 == null ? null : s3.endpoint().toString());
        columns.put("s3_region", s3 == null ? null : s3.region());
        columns.put("s3_bucket", s3 == null ? null : s3.bucket());
        columns.put("s3_prefix", s3 == null ? null : s3.prefix());
        columns.put("s3_path_style", s3 == null ? null : s3.pathStyle());
        return columns;
    }

    Optional<StorageElement> find(ElementId id) {
        return jdbc.sql("select * from storage_element where element_id = :id")
                .param("id", id.value())
                .query(ElementStore::element)
                .optional();
    }

    /// As it is, and as nobody else changes it until the end of the transaction.
    Optional<StorageElement> findForChange(ElementId id) {
        return jdbc.sql("select * from storage_element where element_id = :id for update")
                .param("id", id.value())
                .query(ElementStore::element)
                .optional();
    }

    /// Keeps the next version of what can change of an element.
    void update(StorageElement element) {
        jdbc.sql(
                        """
                        update storage_element
                        set mode = :mode, version = :version, updated_at = :updated_at
                        where element_id = :element_id
                        """)
                .param("element_id", element.elementId().value())
                .param("mode", element.mode().toString())
                .param("version", element.version())
                .param("updated_at", element.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// An element of the same worker that lies in, above or at this directory.
    Optional<StorageElement> overlapping(String worker, String root) {
        return jdbc.sql(
                        """
                        select * from storage_element
                        where worker = :worker
                          and (root = :root
                               or starts_with(root, :root || '/')
                               or starts_with(:root, root || '/'))
                        limit 1
                        """)
                .param("worker", worker)
                .param("root", root)
                .query(ElementStore::element)
                .optional();
    }

    /// An element of any worker that lies in, above or at this part of a bucket.
    Optional<StorageElement> overlapping(S3Location place) {
        return jdbc.sql(
                        """
                        select * from storage_element
                        where s3_endpoint = :endpoint
                          and s3_bucket = :bucket
                          and (s3_prefix = :prefix
                               or s3_prefix = '' or :prefix = ''
                               or starts_with(s3_prefix, :prefix || '/')
                               or starts_with(:prefix, s3_prefix || '/'))
                        limit 1
                        """)
                .param("endpoint", place.endpoint().toString())
                .param("bucket", place.bucket())
                .param("prefix", place.prefix())
                .query(ElementStore::element)
                .optional();
    }

    /// One more than the page holds, if there are more.
    List<StorageElement> list(PageRequest page) {
        return jdbc.sql(
                        """
                        select * from storage_element
                        where element_id > :after collate "C"
                        order by element_id collate "C"
                        limit :limit
                        """)
                .param("after", page.afterKey())
                .param("limit", page.limit() + 1)
                .query(ElementStore::element)
                .list();
    }

    private static StorageElement element(ResultSet row, int number) throws SQLException {
        return new StorageElement(
                new ElementId(row.getString("element_id")),
                row.getString("display_name"),
                StorageElement.Kind.parse(row.getString("kind")),
                ElementMode.parse(row.getString("mode")),
                row.getInt("priority"),
                row.getLong("capacity_bytes"),
                row.getString("worker"),
                row.getString("root"),
                s3(row),
                compression(row.getString("compression")),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static @Nullable S3Location s3(ResultSet row) throws SQLException {
        var endpoint = row.getString("s3_endpoint");
        return endpoint == null
                ? null
                : new S3Location(
                        URI.create(endpoint),
                        row.getString("s3_region"),
                        row.getString("s3_bucket"),
                        row.getString("s3_prefix"),
                        row.getBoolean("s3_path_style"));
    }

    private static @Nullable Compression compression(@Nullable String name) {
        return name == null ? null : Compression.parse(name);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
