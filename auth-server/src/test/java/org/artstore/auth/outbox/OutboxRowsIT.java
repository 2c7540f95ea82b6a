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

/// What becomes of rows, and of the server's log behind them.
class OutboxRowsIT {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final RunningServer server = Installation.shared();
    private final JdbcClient jdbc = server.jdbc();

    @Test
    void areForgottenWhenToldAndPassedOverWhenTheyAreNoEvents() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            insert("artstore.elements", "artstore.element.unknown.v9", "{}");
            insert("artstore.nowhere", "artstore.element.registered.v1", "{}");
            insert("artstore.elements", "artstore.element.registered.v1", "nonsense");
            server.register("after-nonsense");
            topic.await("after-nonsense", BOUND);
        }
        var pruning = server.context().getBean(OutboxPruning.class);
        await().atMost(BOUND)
                .untilAsserted(
                        () -> {
                            pruning.prune();
                            assertThat(rows("delivered_at is not null")).isZero();
                            assertThat(rows("delivered_at is null")).isEqualTo(3);
                        });
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
        jdbc.sql("insert into outbox (topic, type, event) values (?, ?, ?)")
                .params(topic, type, event)
                .update();
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
