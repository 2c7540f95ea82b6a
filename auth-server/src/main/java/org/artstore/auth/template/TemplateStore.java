package org.artstore.auth.template;

import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateSchema;
import org.artstore.schemas.template.TemplateVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Keeps the templates in the database.
final class TemplateStore {

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A template without its versions.
    ///
    /// @param description null if there is none
    record Row(
            TemplateId id,
            @Nullable String description,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    /// Until the end of the transaction nobody else adds a template or a version.
    void lock() {
        jdbc.sql("lock table template in share row exclusive mode").update();
    }

    /// How many bytes all schemas are.
    long bytes() {
        return jdbc.sql("select coalesce(sum(octet_length(schema)), 0) from template_version")
                .query(Long.class)
                .single();
    }

    /// Keeps a template in its first version.
    void insert(Template template) {
        jdbc.sql(
                        """
                        insert into template
                            (template_id, description, version, created_at, updated_at)
                        values (:id, :description, :version, :created_at, :updated_at)
                        """)
                .param("id", template.templateId().value())
                .param("description", template.description())
                .param("version", template.version())
                .param("created_at", template.createdAt().atOffset(ZoneOffset.UTC))
                .param("updated_at", template.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
        insertLatest(template);
    }

    /// Keeps the latest version of a template that has others.
    void evolve(Template template) {
        jdbc.sql(
                        """
                        update template
                        set description = :description, version = :version,
                            updated_at = :updated_at
                        where template_id = :id
                        """)
                .param("id", template.templateId().value())
                .param("description", template.description())
                .param("version", template.version())
                .param("updated_at", template.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
        insertLatest(template);
    }

    private void insertLatest(Template template) {
        var latest = template.latest();
        jdbc.sql(
                        """
                        insert into template_version (template_id, version, schema, created_at)
                        values (:id, :version, :schema, :created_at)
                        """)
                .param("id", template.templateId().value())
                .param("version", latest.version())
                .param("schema", EventJson.MAPPER.writeValueAsString(latest.schema()))
                .param("created_at", latest.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Template> find(TemplateId id) {
        return jdbc.sql("select * from template where template_id = :id")
                .param("id", id.value())
                .query(TemplateStore::row)
                .optional()
                .map(
                        row ->
                                new Template(
                                        id,
                                        row.description(),
                                        row.version(),
                                        versions(id, row.version()),
                                        row.createdAt(),
                                        row.updatedAt()));
    }

    List<Row> list(PageRequest page) {
        return jdbc.sql(
                        """
                        select * from template
                        where template_id > :after collate "C"
                        order by template_id collate "C"
                        limit :limit
                        """)
                .param("after", page.afterKey())
                .param("limit", page.limit() + 1)
                .query(TemplateStore::row)
                .list();
    }

    private List<TemplateVersion> versions(TemplateId id, long last) {
        return jdbc.sql(
                        """
                        select * from template_version
                        where template_id = :id and version <= :last
                        order by version
                        """)
                .param("id", id.value())
                .param("last", last)
                .query(TemplateStore::version)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new TemplateId(row.getString("template_id")),
                row.getString("description"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static TemplateVersion version(ResultSet row, int number) throws SQLException {
        return new TemplateVersion(
                row.getLong("version"),
                EventJson.MAPPER.readValue(row.getString("schema"), TemplateSchema.class),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
