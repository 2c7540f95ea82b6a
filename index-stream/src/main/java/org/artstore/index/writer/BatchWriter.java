package org.artstore.index.writer;

import org.artstore.index.batch.Batch;
import org.artstore.index.cache.DocumentCache;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.schemas.event.DeadLetter;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Writes batches: first the tables, then the cache.
///
/// An outage of the database is waited out on the calling thread, so nothing is skipped and nothing
/// piles up. A row that the database refuses for what it is goes to the dead letters: the batch is
/// halved until the row stands alone.
public final class BatchWriter implements Consumer<Batch>, AutoCloseable {

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

    /// Returns when the batch is durable.
    ///
    /// @throws WritingEnded when it is not, because the writer was closed
    @Override
    public void accept(Batch batch) {
        long start = System.nanoTime();
        write(batch);
        meters.written(batch.size(), Duration.ofNanos(System.nanoTime() - start));
    }

    /// Nobody waits for the database any longer.
    @Override
    public void close() {
        ended.countDown();
    }

    private void write(Batch batch) {
        var patience = new Patience(ended);
        var left = batch;
        while (true) {
            try {
                var written = tables.write(left);
                patience.over();
                show(written);
                left = written.rest();
                if (left.isEmpty()) {
                    return;
                }
                patience.hold();
            } catch (SQLException failure) {
                if (isRefusal(failure)) {
                    patience.over();
                    writeWithout(failure, left);
                    return;
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

    private void writeWithout(SQLException refusal, Batch batch) {
        if (batch.size() > 1) {
            batch.halves().forEach(this::write);
            return;
        }
        var refused = batch.entries().getFirst().origin();
        deadLetters.accept(new DeadLetter<>(refused, REFUSED, "SQLSTATE " + refusal.getSQLState()));
        write(batch.withoutEffect());
    }

    /// Whether the data is the cause (SQLSTATE classes data exception, integrity constraint
    /// violation, program limit exceeded), so that trying again is of no use.
    private static boolean isRefusal(SQLException failure) {
        var state = failure.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
