package org.artstore.index.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import org.apache.kafka.clients.admin.Admin;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.index.GrowingSource;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.artstore.index.position.LogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;

/// A look at a log that grows, and at two generations that apply what comes at once.
class StandingIT {

    private static final Generation BUILT = new Generation(2);
    private static final String APPLY =
            "insert into generation_%d.positions (topic_id, partition, next_offset)"
                    + " values (?::uuid, ?::integer, ?::bigint) on conflict (topic_id, partition)"
                    + " do update set next_offset = excluded.next_offset";

    private final TestLog log = new TestLog();
    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource pool = database.pool();
    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", KafkaFixture.bootstrapServers()));
    private final LogReader reader = new LogReader(admin);

    @BeforeEach
    void prepare() throws SQLException {
        new GenerationSchema(pool).prepare(Generation.FIRST);
    }

    @AfterEach
    void close() {
        admin.close();
        pool.close();
        log.close();
    }

    @Test
    void isNoContradictionWhileTheLogGrows() throws Exception {
        new GenerationSchema(pool).prepare(BUILT);
        var topic = reader.read().topicId().toString();
        var growing = GrowingSource.of(pool, () -> grow(topic));

        var standing = Standing.of(growing, BUILT, reader).orElseThrow();

        assertThat(standing.contradiction()).isEmpty();
        assertThat(standing.isRewound()).isFalse();
        assertThat(standing.live()).isEqualTo(Generation.FIRST);
        assertThat(standing.built()).isEqualTo(standing.seen());
        assertThat(standing.log().ends()).isEqualTo(log.ends());
    }

    @Test
    void isNothingBeforeThereAreTables() throws Exception {
        assertThat(Standing.of(pool, BUILT, reader)).isEmpty();
    }

    private void grow(String topic) {
        log.send(Samples.document(Samples.METADATA));
        log.ends()
                .forEach(
                        (partition, end) -> {
                            var at = partition.toString();
                            database.query(APPLY.formatted(1), topic, at, end.toString());
                            database.query(APPLY.formatted(2), topic, at, end.toString());
                        });
    }
}
