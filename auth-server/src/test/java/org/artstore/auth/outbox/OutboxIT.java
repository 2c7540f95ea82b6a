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
import java.util.Comparator;

/// What is committed is told, whatever stops in between.
class OutboxIT {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Installation installation = Installation.create();
    private final JdbcClient jdbc = installation.jdbc();
    private final String slot = "outbox_" + installation.database().database();

    @Test
    void tellsWhatWasCommittedWhileNobodyRead() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            try (var server = installation.start()) {
                server.register("before-stop");
                topic.await("before-stop");
            }
            copy("before-stop", "while-stopped");
            try (var server = installation.start()) {
                topic.await("while-stopped");
                endReading();
                server.register("reader-ended");
                topic.await("reader-ended", BOUND);
            }
            dropSlot();
            copy("before-stop", "slot-lost");
            try (var server = installation.start()) {
                topic.await("slot-lost", BOUND);
                assertThat(server.register("slot-new").status()).isEqualTo(201);
                topic.await("slot-new", BOUND);
            }
            dropSlot();
        }
    }

    @Test
    void isReadByTheNextInstanceWhenOneStops() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC);
                var next = standby(topic)) {
            next.register("taken-over");
            topic.await("taken-over", BOUND);
        }
        dropSlot();
    }

    @Test
    void tellsTheOlderFirstWhereverTheyLie() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            try (var server = installation.start()) {
                server.register("turned-round");
                server.changeMode("turned-round", "ro");
                topic.await("turned-round", BOUND);
                await().atMost(BOUND).until(this::allIsDelivered);
            }
            turnRound("turned-round");
            dropSlot();
            try (var server = installation.start()) {
                server.register("after-turned-round");
                topic.await("after-turned-round", BOUND);
            }
            assertThat(topic.await("turned-round", 4))
                    .extracting(event -> event.element().version())
                    .containsExactly(1L, 2L, 1L, 2L);
        }
        dropSlot();
    }

    /// A server that was the second to start and is now alone.
    private RunningServer standby(TopicReader<ElementEvent> topic) {
        try (var first = installation.start()) {
            first.register("first-reads");
            topic.await("first-reads", BOUND);
            return installation.start();
        }
    }

    private void copy(String id, String copy) {
        jdbc.sql(
                        """
                        insert into outbox (topic, key, type, event)
                        select topic, :copy, type, replace(event, :id, :copy)
                        from outbox where key = :id
                        """)
                .param("id", id)
                .param("copy", copy)
                .update();
    }

    private boolean allIsDelivered() {
        return jdbc.sql("select bool_and(delivered_at is not null) from outbox")
                .query(Boolean.class)
                .single();
    }

    /// Moves the first of two rows behind the second.
    private void turnRound(String key) {
        jdbc.sql(
                        """
                        update outbox set delivered_at = clock_timestamp()
                        where id = (select min(id) from outbox where key = ?)
                        """)
                .param(key)
                .update();
        var lying = jdbc.sql("select id from outbox where key = ? order by ctid").param(key);
        assertThat(lying.query(Long.class).list())
                .hasSize(2)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    /// As a loss of the connection would.
    private void endReading() {
        jdbc.sql(
                        """
                        select pg_terminate_backend(active_pid) from pg_replication_slots
                        where slot_name = ?
                        """)
                .param(slot)
                .query(Boolean.class)
                .single();
    }

    private void dropSlot() {
        await().atMost(BOUND)
                .until(
                        () ->
                                jdbc.sql(
                                                        """
                                                        select pg_drop_replication_slot(slot_name)
                                                        from pg_replication_slots
                                                        where slot_name = ? and not active
                                                        """)
                                                .param(slot)
                                                .query()
                                                .listOfRows()
                                                .size()
                                        == 1);
    }
}
