package org.artstore.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.auth.Installation;
import org.artstore.auth.TopicReader;
import org.artstore.schemas.event.EventHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// What is told by an installation whose outbox forgot every event a day after its delivery.
class OutboxMigrationIT {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String TIMES = "'2024-11-24T19:00:01.250Z', '2025-07-01T00:00:00Z'";
    private static final String TOLD_TIMES =
            "\"created_at\":\"2024-11-24T19:00:01.250Z\",\"updated_at\":\"2025-07-01T00:00:00Z\"";

    private final Installation installation = Installation.create();
    private final JdbcClient jdbc = installation.jdbc();

    @BeforeEach
    void standAsBefore() throws IOException {
        migrate(1, 8);
        insertAccounts();
        insertElements();
        insertTemplate();
    }

    @Test
    void isTheLastWordAboutEverything() {
        try (var _ =
                installation.start(
                        "--spring.flyway.baseline-on-migrate=true",
                        "--spring.flyway.baseline-version=8")) {
            assertAccounts();
            assertElements();
            assertTemplate();
        }
    }

    @Test
    void isOnlyWhatTheOutboxHasForgotten() throws IOException {
        jdbc.sql(
                        """
                        insert into outbox (topic, type, event, delivered_at) values
                            ('artstore.accounts', 't', '{"client_id": "sa_plain"}', now()),
                            ('artstore.accounts', 't', '{"client_id": "sa_limited"}', null),
                            ('artstore.elements', 't', '{"element_id": "new", "a": 1}', now()),
                            ('artstore.elements', 't', '{"element_id": "new", "a": 2}', now()),
                            ('artstore.templates', 't', '{"template_id": "t", "\\u0000": 1}', null),
                            ('artstore.elements', 't', 'nonsense', null),
                            ('artstore.elements', 't', '{}', null),
                            ('artstore.nowhere', 't', '{"element_id": "new"}', null)
                        """)
                .update();

        migrate(9, 9);

        assertThat(keys("type = 't'"))
                .containsExactly("sa_plain", "sa_limited", "new", "new", "t", "", "", "");
        assertThat(keys("type <> 't'")).containsOnly("closed", "opened", "archived").hasSize(3);
    }

    private List<String> keys(String condition) {
        return jdbc.sql("select key from outbox where " + condition + " order by id")
                .query(String.class)
                .list();
    }

    private void insertAccounts() {
        jdbc.sql(
                        """
                        insert into service_account values
                            ('sa_plain', 'Plain', null, 'ADMIN', 'default', true, 'secret', 1,
                             %1$s, null, null, null, null),
                            ('sa_limited', 'Limited', 'of "a" test', 'USER', 'default', false,
                             'secret', 1, %1$s, null, 5, null, 7)
                        """
                                .formatted(TIMES))
                .update();
    }

    private void assertAccounts() {
        try (var topic = reader(EventStream.ACCOUNTS)) {
            assertTold(
                    topic,
                    "sa_plain",
                    "artstore.account.created.v1",
                    """
                    {"client_id":"sa_plain","name":"Plain","role":"ADMIN","tenant":"default",\
                    "is_system":true,"version":1,%s}
                    """);
            assertTold(
                    topic,
                    "sa_limited",
                    "artstore.account.created.v1",
                    """
                    {"client_id":"sa_limited","name":"Limited","description":"of \\"a\\" test",\
                    "role":"USER","tenant":"default","is_system":false,\
                    "limits":{"requests_per_minute":5,"quota_bytes":7},"version":1,%s}
                    """);
        }
    }

    private void insertElements() {
        jdbc.sql(
                        """
                        insert into storage_element
                            (element_id, display_name, kind, mode, priority, capacity_bytes, worker,
                             root, compression, version, created_at, updated_at)
                        values
                            ('new', 'New', 'disk', 'edit', 1, 2, 'w', '/new', null, 1, %1$s),
                            ('closed', 'Closed', 'disk', 'ro', 1, 2, 'w', '/ro', 'lz4', 2, %1$s),
                            ('opened', 'Opened', 'disk', 'rw', 1, 2, 'w', '/opened', null, 3, %1$s)
                        """
                                .formatted(TIMES))
                .update();
        jdbc.sql(
                        """
                        insert into storage_element
                            (element_id, display_name, kind, mode, priority, capacity_bytes, worker,
                             s3_endpoint, s3_region, s3_bucket, s3_prefix, s3_path_style, version,
                             created_at, updated_at)
                        values
                            ('archived', 'Archived', 's3', 'ar', 1, 2, 'w', 'https://s3.test',
                             'here', 'bucket', '', true, 3, %1$s)
                        """
                                .formatted(TIMES))
                .update();
    }

    private void assertElements() {
        try (var topic = reader(EventStream.ELEMENTS)) {
            assertTold(
                    topic,
                    "new",
                    "artstore.element.registered.v1",
                    """
                    {"element_id":"new","display_name":"New","kind":"disk","mode":"edit",\
                    "priority":1,"capacity_bytes":2,"worker":"w","root":"/new","version":1,%s}
                    """);
            assertTold(
                    topic,
                    "closed",
                    "artstore.element.mode-changed.v1",
                    """
                    {"element_id":"closed","display_name":"Closed","kind":"disk","mode":"ro",\
                    "priority":1,"capacity_bytes":2,"worker":"w","root":"/ro",\
                    "compression":"lz4","version":2,%s,"previous_mode":"rw"}
                    """);
            assertTold(
                    topic,
                    "opened",
                    "artstore.element.mode-changed.v1",
                    """
                    {"element_id":"opened","display_name":"Opened","kind":"disk","mode":"rw",\
                    "priority":1,"capacity_bytes":2,"worker":"w","root":"/opened","version":3,%s,\
                    "previous_mode":"ro"}
                    """);
            assertTold(
                    topic,
                    "archived",
                    "artstore.element.mode-changed.v1",
                    """
                    {"element_id":"archived","display_name":"Archived","kind":"s3","mode":"ar",\
                    "priority":1,"capacity_bytes":2,"worker":"w",\
                    "s3":{"endpoint":"https://s3.test","region":"here","bucket":"bucket",\
                    "prefix":"","path_style":true},"version":3,%s,"previous_mode":"ro"}
                    """);
        }
    }

    private void insertTemplate() {
        jdbc.sql("insert into template values ('t', 'Of a test', 2, %s)".formatted(TIMES)).update();
        jdbc.sql(
                        """
                        insert into template_version values
                            ('t', 2, '{"const":1.50}', '2025-07-01T00:00:00Z'),
                            ('t', 1, '{"enum":[null,"\\u0000"]}', '2024-11-24T19:00:01.250Z')
                        """)
                .update();
    }

    private void assertTemplate() {
        try (var topic = reader(EventStream.TEMPLATES)) {
            assertTold(
                    topic,
                    "t",
                    "artstore.template.evolved.v1",
                    """
                    {"template_id":"t","description":"Of a test","version":2,"versions":[\
                    {"version":1,"schema":{"enum":[null,"\\u0000"]},\
                    "created_at":"2024-11-24T19:00:01.250Z"},\
                    {"version":2,"schema":{"const":1.50},"created_at":"2025-07-01T00:00:00Z"}],%s}
                    """);
        }
    }

    private void migrate(int first, int last) throws IOException {
        var scripts = new PathMatchingResourcePatternResolver();
        var database = installation.database();
        var source =
                new DriverManagerDataSource(
                        database.jdbcUrl(), database.username(), database.password());
        for (int version = first; version <= last; version++) {
            var script = scripts.getResources("classpath:db/migration/V" + version + "__*.sql");
            new ResourceDatabasePopulator(script).execute(source);
        }
    }

    private static TopicReader<?> reader(EventStream<?> stream) {
        return TopicReader.of(stream.topic(), stream.codec());
    }

    private static void assertTold(TopicReader<?> topic, String key, String type, String json) {
        var record = topic.awaitRecord(key, BOUND);
        assertThat(EventHeaders.text(record.headers(), EventHeaders.TYPE)).isEqualTo(type);
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(json.strip().formatted(TOLD_TIMES));
    }
}
