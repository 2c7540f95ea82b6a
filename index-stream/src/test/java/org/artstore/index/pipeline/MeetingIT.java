package org.artstore.index.pipeline;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.generation.Generation;
import org.artstore.index.registry.Meeting;
import org.artstore.index.topology.StreamSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Two generations that meet again and again, each read by one thread, while all partitions are
/// written. A generation that stood still everywhere while it is ahead somewhere would never come
/// where it is behind: then both wait for each other until the meeting expires.
class MeetingIT {

    private static final int MEETINGS = Integer.getInteger("index.meetings", 10);
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Generation OTHER = new Generation(2);
    private static final StreamSettings SETTINGS =
            new StreamSettings(1, 500, Duration.ofMillis(100), Duration.ofSeconds(6));

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource pool = database.pool();
    private final Thread writer = Thread.ofPlatform().unstarted(this::write);
    private volatile boolean ended;
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = TestPipeline.start(database, SETTINGS);
        log.sendAll(
                IntStream.range(0, 200)
                        .mapToObj(it -> Samples.document(Samples.named("first-" + it + ".txt")))
                        .toList());
        patiently().untilAsserted(() -> assertThat(applied(Generation.FIRST)).isEqualTo(200));
        database.query("insert into registry.generations (number, state) values (2, 'following')");
        patiently().untilAsserted(() -> assertThat(applied(OTHER)).isEqualTo(200));
        writer.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        ended = true;
        writer.join();
        pipeline.close();
        pool.close();
        log.close();
    }

    @Test
    void comeToTheSamePositionWhileEverythingIsWritten() throws SQLException {
        var topic =
                UUID.fromString(
                        database.query("select distinct topic_id from live.positions").getFirst());
        for (int i = 0; i < MEETINGS; i++) {
            long before = applied(OTHER);
            patiently()
                    .untilAsserted(
                            () -> assertThat(applied(OTHER)).isGreaterThanOrEqualTo(before + 200));
            meet(topic);
        }
    }

    private void meet(UUID topic) throws SQLException {
        var meeting = Meeting.call(pool, Generation.FIRST, OTHER, topic, WITHIN).orElseThrow();
        try (var connection = pool.getConnection()) {
            Awaitility.await()
                    .atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> meeting.isComplete(connection));
        } finally {
            meeting.end();
        }
    }

    private void write() {
        for (int i = 0; !ended; i++) {
            var name = "meanwhile-" + i + ".txt";
            log.sendAll(
                    IntStream.range(0, 10)
                            .mapToObj(_ -> Samples.document(Samples.named(name)))
                            .toList());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private long applied(Generation generation) {
        return Long.parseLong(
                database.query(
                                "select coalesce(sum(next_offset), 0) from "
                                        + generation.schema()
                                        + ".positions")
                        .getFirst());
    }
}
