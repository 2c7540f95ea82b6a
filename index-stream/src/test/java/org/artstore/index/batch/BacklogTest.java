package org.artstore.index.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.artstore.index.Samples;
import org.artstore.index.position.LogPosition;
import org.artstore.index.row.DocumentRow;
import org.artstore.index.row.IndexChange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class BacklogTest {

    private final List<Batch> written = new ArrayList<>();
    private final Set<Integer> held = new HashSet<>();
    private final Backlog backlog = new Backlog(this::write);

    @Test
    void writesWhatIsPendingOfThePartitionsAsOneBatch() {
        var first = entry(0, 7);
        var second = entry(1, 3);
        backlog.add(first);
        backlog.add(second);
        backlog.add(entry(2, 1));

        backlog.write(List.of(0, 1));

        assertThat(written).hasSize(1);
        assertThat(written.getFirst().entries()).containsExactly(first, second);
        assertThat(backlog.size()).isEqualTo(1);
    }

    @Test
    void batchNamesThePositionAfterItsLastRecordAndItsLeader() {
        backlog.fetched(fetched(0, 8, 5), 0);
        backlog.add(entry(0, 7));
        backlog.add(entry(0, 8));
        backlog.add(entry(1, 3));

        backlog.write(List.of(0, 1));

        assertThat(written.getFirst().positions())
                .containsExactly(new LogPosition(0, 9, 5), new LogPosition(1, 4, null));
    }

    @Test
    void writesNothingTwice() {
        backlog.add(entry(0, 7));

        backlog.write(List.of(0));
        backlog.write(List.of(0));

        assertThat(written).hasSize(1);
    }

    @Test
    void keepsWhatCouldNotBeWritten() {
        var failing =
                new Backlog(
                        _ -> {
                            throw new IllegalStateException("away");
                        });
        failing.add(entry(0, 7));

        assertThatThrownBy(() -> failing.write(List.of(0))).hasMessage("away");

        assertThat(failing.size()).isEqualTo(1);
    }

    @Test
    void whatHasToWaitStaysPendingInOrder() {
        held.add(0);
        var first = entry(0, 7);
        var second = entry(0, 8);
        backlog.add(first);
        backlog.add(entry(1, 3));
        backlog.write(List.of(0, 1));
        backlog.add(second);

        assertThat(backlog.first(0)).hasValue(7);
        assertThat(backlog.first(1)).isEmpty();
        assertThat(backlog.size()).isEqualTo(2);
        assertThat(backlog.oldest()).hasValue(1007);

        held.clear();
        backlog.write(List.of(0, 1));

        assertThat(written.getLast().entries()).containsExactly(first, second);
        assertThat(backlog.first(0)).isEmpty();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void whatIsReadAgainTakesThePlaceOfWhatIsPending() {
        var again = entry(0, 8);
        backlog.add(entry(0, 7));
        backlog.add(entry(0, 8));
        backlog.add(entry(0, 9));
        backlog.add(again);
        backlog.write(List.of(0));

        assertThat(written.getFirst().entries())
                .extracting(it -> it.origin().offset())
                .containsExactly(7L, 8L);
        assertThat(written.getFirst().entries().getLast()).isSameAs(again);
    }

    @Test
    void forgetsAPartitionThatIsGone() {
        backlog.fetched(fetched(0, 7, 1), 20);
        backlog.add(entry(0, 7));

        backlog.forget(0);
        backlog.write(List.of(0));

        assertThat(written).isEmpty();
        assertThat(backlog.size()).isZero();
        assertThat(backlog.oldest()).isEmpty();
    }

    @Test
    void countsWhatIsStillInTheLog() {
        backlog.fetched(fetched(0, 7, 1), 20);
        backlog.add(entry(0, 7));

        assertThat(backlog.size()).isEqualTo(21);
        assertThat(backlog.oldest()).hasValue(1007);
    }

    @Test
    void halvesDoTheSame() {
        var batch = new Batch(List.of(entry(0, 1), entry(0, 2), entry(1, 1)), Map.of());

        var halves = batch.halves();

        assertThat(halves.stream().flatMap(it -> it.entries().stream()))
                .containsExactlyElementsOf(batch.entries());
        assertThat(halves.stream().flatMap(it -> it.rows().stream()))
                .containsExactlyElementsOf(batch.rows());
        assertThat(batch.withoutEffect().rows()).isEmpty();
        assertThat(batch.withoutEffect().positions()).containsExactlyElementsOf(batch.positions());
    }

    /// All but what is held.
    private Batch write(Batch batch) {
        written.add(batch.only(it -> !held.contains(it.partition())));
        return batch.only(it -> held.contains(it.partition()));
    }

    private static Entry entry(int partition, long offset) {
        var row = DocumentRow.of(Samples.document(Samples.METADATA));
        return new Entry(fetched(partition, offset, 0), new IndexChange.Put(row));
    }

    private static ConsumerRecord<byte[], byte[]> fetched(int partition, long offset, int epoch) {
        return new ConsumerRecord<>(
                "artstore.files",
                partition,
                offset,
                1000 + offset,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.of(epoch));
    }
}
