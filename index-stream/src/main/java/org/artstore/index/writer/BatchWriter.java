package org.artstore.index.writer;

import org.artstore.index.batch.Batch;
import org.artstore.index.cache.DocumentCache;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.schemas.event.DeadLetter;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Writes batches: first the tables, then the cache.
///
/// An outage of the database is waited out on the calling thread, so nothing is skipped and nothing
/// piles up. What the generation may not write yet, because it is held where it is, is left to the
/// caller. A row that the database refuses for what it is goes to the dead letters: the batch is
/// halved until the row stands alone.
public final class BatchWriter implements UnaryOperator<Batch>, AutoCloseable {

    private static final String REFUSED = "refused-by-index";

    private final CountDownLatch ended = new CountDownLatch(1);
    private final IndexTables tables;
    private final DocumentCache cache;
    private final Consumer<DeadLetter<byte[], byte[]>> deadLetters;
    private final IndexMeters meters;

    public BatchWriter(
            IndexTables tables,
            DocumentCache cache,
            Consumer<DeadLetter<byte[], byte[]>> deadLetters,
            IndexMeters meters) {
        this.tables = tables;
        this.cache = cache;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /// Returns what of the batch has to wait, when the rest of it is durable: of each partition
    /// these are the last ones.
    ///
    /// @throws WritingEnded when it is not, because the writer was closed
    @Override
    public Batch apply(Batch batch) {
        long start = System.nanoTime();
        var left = write(batch);
        if (left.size() < batch.size()) {
            meters.written(batch.size() - left.size(), Duration.ofNanos(System.nanoTime() - start));
        }
        return left;
    }

    /// Nobody waits for the database any longer.
    @Override
    public void close() {
        ended.countDown();
    }

    private Batch write(Batch batch) {
        var patience = new Patience(ended);
        while (true) {
            try {
                var written = tables.write(batch);
                patience.over();
                show(written);
                return written.rest();
            } catch (SQLException failure) {
                if (isRefusal(failure)) {
                    patience.over();
                    return writeWithout(failure, batch);
                }
                meters.writeFailed();
                patience.await(failure);
            }
        }
    }

    /// Only what readers see may be in the cache: a generation that is being built has old
    /// versions.
    private void show(Written written) {
        if (written.live()) {
            cache.put(written.batch().rows());
        }
    }

    private Batch writeWithout(SQLException refusal, Batch batch) {
        if (batch.size() > 1) {
            return writeHalves(batch);
        }
        var refused = batch.entries().getFirst().origin();
        deadLetters.accept(new DeadLetter<>(refused, REFUSED, "SQLSTATE " + refusal.getSQLState()));
        return write(batch.withoutEffect());
    }

    /// A partition of which the first half left something has to wait in the second half too, even
    /// if nothing is held any more: a position says that all before it is written.
    private Batch writeHalves(Batch batch) {
        var halves = batch.halves();
        var left = write(halves.getFirst());
        var second = halves.getLast();
        var held = left.partitions();
        var free = second.only(it -> !held.contains(it.partition()));
        var waiting = left.and(second.only(it -> held.contains(it.partition())));
        return free.isEmpty() ? waiting : waiting.and(write(free));
    }

    /// Whether the data is the cause (SQLSTATE classes data exception, integrity constraint
    /// violation, program limit exceeded), so that trying again is of no use.
    private static boolean isRefusal(SQLException failure) {
        var state = failure.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
