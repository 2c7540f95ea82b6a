package org.artstore.ingest.resume;

import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.journal.Journal;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.journal.JournalRecord.Chunk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// The chunks of one writer, in their order. After the first that could not be written there is no
/// other.
final class AppendLog {

    private static final byte[] NOTHING = {};

    private final Journal journal;
    private final ByteBudget budget;
    private final Writer writer;
    private final Function<byte[], Compression> decision;
    private final LongConsumer onDurable;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private long offset;
    private boolean began;
    private Compression compression = Compression.NONE;

    /// @param decision how chunks travel of which these bytes are the first: all of them alike,
    ///     because only then there is an order among them
    /// @param onDurable is told the offset before which all is durable, as it grows
    AppendLog(
            Journal journal,
            ByteBudget budget,
            Writer writer,
            Function<byte[], Compression> decision,
            LongConsumer onDurable) {
        this.decision = decision;
        this.journal = journal;
        this.budget = budget;
        this.writer = writer;
        this.onDurable = onDurable;
        this.offset = writer.offset();
    }

    /// Takes the bytes over, unless it throws, and gives them back to the budget when Kafka has
    /// them.
    synchronized void chunk(byte[] bytes) {
        if (!began) {
            compression = decision.apply(bytes);
        }
        began = true;
        if (written.isCompletedExceptionally()) {
            budget.release(bytes.length);
            return;
        }
        var chunk = new Chunk(writer.file(), writer.element(), writer.epoch(), offset, bytes);
        var acknowledged = journal.append(chunk, writer.traceparent(), compression);
        offset += bytes.length;
        long end = offset;
        written = CompletableFuture.allOf(written, acknowledged);
        var _ = acknowledged.whenComplete((_, _) -> budget.release(bytes.length));
        var _ = written.thenRun(() -> onDurable.accept(end));
    }

    /// Makes sure that the element has heard of this writer, so that it drops what an older one may
    /// have left behind the offset at which this one began.
    synchronized void announce() {
        if (!began) {
            chunk(NOTHING);
        }
    }

    /// Completes when Kafka has all that was written until now, or with a failure.
    synchronized CompletableFuture<Void> written() {
        return written;
    }

    /// Just behind what was written.
    synchronized long offset() {
        return offset;
    }
}
