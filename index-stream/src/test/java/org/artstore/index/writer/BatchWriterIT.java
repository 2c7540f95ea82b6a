package org.artstore.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.fixtures.RedisFixture;
import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.batch.Batch;
import org.artstore.index.batch.Entry;
import org.artstore.index.cache.DocumentCache;
import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.index.row.CopyState;
import org.artstore.index.row.DocumentRow;
import org.artstore.index.row.IndexChange;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.schemas.event.DeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a writer leaves: what is held, and what is applied already.
class BatchWriterIT {

    private static final String HOLD =
            "insert into registry.meeting (partition, next_offset, generations, expires_at)"
                    + " select it[1], it[2], array[1], now() + interval '1 hour' from (values"
                    + " (array[-1, 0]), (array[0, ?::integer]), (array[1, 100])) as rows(it)";

    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource pool = database.pool();
    private final List<DeadLetter<byte[], byte[]>> letters = new ArrayList<>();
    private final IndexMeters meters = new IndexMeters(new SimpleMeterRegistry());
    private final DocumentCache cache =
            new DocumentCache(
                    RedisClient.create(),
                    RedisURI.create(RedisFixture.host(), RedisFixture.port()),
                    Duration.ofMinutes(1),
                    meters);
    private final UUID topic = UUID.randomUUID();
    private final BatchWriter writer = writer();
    private boolean endsWithALetter;

    @BeforeEach
    void prepare() throws SQLException {
        new GenerationRegistry(pool).prepare();
        new GenerationSchema(pool).prepare(Generation.FIRST);
        database.query(
                "alter table generation_1.documents add constraint refusal"
                        + " check (original_filename <> 'refused.txt')");
    }

    @AfterEach
    void close() {
        writer.close();
        cache.close();
        pool.close();
    }

    @Test
    void leavesWhatIsHeldAndWritesTheRest() {
        hold(2);
        var rest = writer.apply(batch(good(0, 1), good(0, 2), good(0, 3), good(1, 0), good(1, 1)));

        assertThat(rest.entries()).extracting(BatchWriterIT::place).containsExactly("0-2", "0-3");
        assertThat(positions()).containsExactly("0-2", "1-2");
        assertThat(database.count()).isEqualTo(3);

        end();

        assertThat(writer.apply(rest).isEmpty()).isTrue();
        assertThat(positions()).containsExactly("0-4", "1-2");
        assertThat(database.count()).isEqualTo(5);
    }

    @Test
    void leavesInOrderWhatIsHeldInABatchWithARefusedRow() {
        hold(2);
        var rest =
                writer.apply(
                        batch(
                                good(0, 1),
                                good(0, 2),
                                good(0, 3),
                                refused(1, 0),
                                good(1, 1),
                                good(0, 4),
                                refused(0, 5)));

        assertThat(rest.entries())
                .extracting(BatchWriterIT::place)
                .containsExactly("0-2", "0-3", "0-4", "0-5");
        assertThat(positions()).containsExactly("0-2", "1-2");
        assertThat(letters).hasSize(1);

        end();

        assertThat(writer.apply(rest).isEmpty()).isTrue();
        assertThat(positions()).containsExactly("0-6", "1-2");
        assertThat(letters).hasSize(2);
        assertThat(database.count()).isEqualTo(5);
    }

    @Test
    void passesNothingThatItLeftWhenTheHoldEndsInTheMiddle() {
        hold(1);
        endsWithALetter = true;

        var rest = writer.apply(batch(good(0, 1), refused(1, 0), good(0, 2)));

        assertThat(letters).hasSize(1);
        assertThat(rest.entries()).extracting(BatchWriterIT::place).containsExactly("0-1", "0-2");
        assertThat(positions()).containsExactly("1-1");
        assertThat(writer.apply(rest).isEmpty()).isTrue();
        assertThat(positions()).containsExactly("0-3", "1-1");
        assertThat(database.count()).isEqualTo(2);
    }

    @Test
    void doesNotTakeBackWhatLaterRecordsSaid() {
        var damaged = copy(0, 1, true);
        var repaired = copy(0, 2, false);
        var late = writer();

        writer.apply(batch(damaged));
        assertThat(damages()).hasSize(1);
        writer.apply(batch(repaired));
        assertThat(late.apply(batch(damaged)).isEmpty()).isTrue();

        assertThat(damages()).isEmpty();
        assertThat(positions()).containsExactly("0-3");
    }

    private BatchWriter writer() {
        var tables = new IndexTables(pool, Generation.FIRST, topic);
        return new BatchWriter(tables, cache, this::keep, meters);
    }

    private void keep(DeadLetter<byte[], byte[]> letter) {
        letters.add(letter);
        if (endsWithALetter) {
            end();
        }
    }

    private void hold(int offset) {
        database.query(HOLD, String.valueOf(offset));
    }

    private void end() {
        database.query("delete from registry.meeting");
    }

    private List<String> damages() {
        return database.query("select file_id from generation_1.damages");
    }

    private List<String> positions() {
        return database.query(
                "select partition || '-' || next_offset from generation_1.positions order by 1");
    }

    private static Batch batch(Entry... entries) {
        return new Batch(List.of(entries), Map.of());
    }

    private static Entry good(int partition, long offset) {
        return entry(partition, offset, "good.txt");
    }

    private static Entry refused(int partition, long offset) {
        return entry(partition, offset, "refused.txt");
    }

    private static Entry entry(int partition, long offset, String name) {
        var row = DocumentRow.of(Samples.document(Samples.named(name)));
        return new Entry(origin(partition, offset), new IndexChange.Put(row));
    }

    private static Entry copy(int partition, long offset, boolean damaged) {
        var state = new CopyState(new UUID(7, 7), "edit-01", damaged);
        return new Entry(origin(partition, offset), new IndexChange.Mark(state));
    }

    private static ConsumerRecord<byte[], byte[]> origin(int partition, long offset) {
        return new ConsumerRecord<>("artstore.files", partition, offset, new byte[0], new byte[0]);
    }

    private static String place(Entry entry) {
        return entry.origin().partition() + "-" + entry.origin().offset();
    }
}
