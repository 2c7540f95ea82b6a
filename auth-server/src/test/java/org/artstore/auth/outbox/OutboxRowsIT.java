package org.artstore.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.artstore.auth.TopicReader;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;

/// What becomes of rows, and of the server's log behind them.
class OutboxRowsIT {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final RunningServer server = Installation.shared();
    private final JdbcClient jdbc = server.jdbc();

    @Test
    void stayForAsLongAsTheyAreTheLastOfTheirKey() {
        server.register("told-once");
        server.register("told-twice");
        server.changeMode("told-twice", "ro");
        await().atMost(BOUND).until(() -> rows("key like 'told-%' and delivered_at is null") == 0);

        server.context().getBean(OutboxPruning.class).prune();

        assertThat(versions("told-once")).containsExactly(1L);
        assertThat(versions("told-twice")).containsExactly(2L);
    }

    @Test
    void arePassedOverWhenTheyAreNoEventsAndStandForNoOther() {
        server.register("before-nonsense");
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            insert("artstore.elements", "artstore.element.unknown.v9", "{}");
            insert("artstore.nowhere", "artstore.element.registered.v1", "{}");
            insert("artstore.elements", "artstore.element.registered.v1", "nonsense");
            server.register("after-nonsense");
            topic.await("after-nonsense", BOUND);
        }
        await().atMost(BOUND).until(() -> rows("delivered_at is null") == 3);

        server.context().getBean(OutboxPruning.class).prune();

        assertThat(rows("key = 'before-nonsense' and delivered_at is not null")).isOne();
        assertThat(server.get("/metrics", null).text())
                .contains("artstore_outbox_undelivered 3.0")
                .contains("artstore_outbox_unreadable_total 3.0");
    }

    @Test
    void doNotHoldUpTheServersLogWhileThereAreNone() {
        var end = jdbc.sql("select pg_current_wal_lsn()::text").query(String.class).single();
        await().atMost(BOUND).until(() -> hasPassed(end));
    }

    private void insert(String topic, String type, String event) {
        jdbc.sql("insert into outbox (topic, key, type, event) values (?, ?, ?, ?)")
                .params(topic, "before-nonsense", type, event)
                .update();
    }

    private List<Long> versions(String key) {
        return jdbc.sql("select event::json ->> 'version' from outbox where key = ?")
                .param(key)
                .query(Long.class)
                .list();
    }

    private int rows(String condition) {
        return jdbc.sql("select count(*) from outbox where " + condition)
                .query(Integer.class)
                .single();
    }

    private boolean hasPassed(String position) {
        return jdbc.sql(
                        """
                        select confirmed_flush_lsn > ?::pg_lsn from pg_replication_slots
                        where database = current_database()
                        """)
                .param(position)
                .query(Boolean.class)
                .single();
    }
}
