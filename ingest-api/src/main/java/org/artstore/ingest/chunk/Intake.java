package org.artstore.ingest.chunk;

import org.artstore.ingest.journal.ByteBudget;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.util.function.Consumer;
import java.util.function.Function;

/// The bytes of one request on their way into chunks; never more of them in memory than its share
/// of the budget allows, by more than one read of the socket.
///
/// Its methods are called one after the other, but for [#discard], which may come at any time.
public final class Intake {

    private final ChunkAssembly assembly = new ChunkAssembly(Chunk.MAX_BYTES);
    private final ByteBudget budget;
    private final Scheduler threads;
    private final Consumer<byte[]> chunks;

    /// @param budget the share of this request
    /// @param threads where chunks are handed over
    /// @param chunks takes each chunk, and gives its bytes back to the budget when Kafka has them;
    ///     if it throws it has not taken the chunk, and is given no other
    public Intake(ByteBudget budget, Scheduler threads, Consumer<byte[]> chunks) {
        this.budget = budget;
        this.threads = threads;
        this.chunks = chunks;
    }

    /// Takes the buffer over; completes when more may come.
    public Mono<Void> accept(DataBuffer buffer) {
        budget.take(assembly.add(buffer));
        if (!budget.mayWait() || isStuck()) {
            return flush().then(Mono.defer(budget::room));
        }
        if (assembly.overflows()) {
            return onThread(this::handOverFullChunks).then(Mono.defer(budget::room));
        }
        return budget.room();
    }

    /// Hands over what is left, though it may be less than a chunk takes.
    public Mono<Void> flush() {
        return onThread(this::handOverAll);
    }

    /// Bytes that are not handed over.
    public int held() {
        return assembly.held();
    }

    /// Hands over what is held: all of a document of which no chunk was handed over.
    ///
    /// @param whole takes it, and gives its bytes back to the budget, unless it throws
    public <T> T handOver(Function<byte[], T> whole) {
        var bytes = assembly.take();
        budget.use(bytes.length);
        try {
            return whole.apply(bytes);
        } catch (RuntimeException | Error failure) {
            budget.release(bytes.length);
            discard();
            throw failure;
        }
    }

    /// Gives everything back that was not handed over.
    public void discard() {
        int bytes = assembly.discard();
        budget.use(bytes);
        budget.release(bytes);
    }

    /// Whether only this request itself can make room: everything it holds waits for more bytes.
    private boolean isStuck() {
        return !budget.hasRoom() && budget.taken() <= assembly.held();
    }

    private Mono<Void> onThread(Runnable step) {
        return Mono.<Void>fromRunnable(step).subscribeOn(threads);
    }

    private void handOverFullChunks() {
        while (assembly.overflows()) {
            handOverNext();
        }
    }

    private void handOverAll() {
        while (assembly.held() > 0) {
            handOverNext();
        }
    }

    private void handOverNext() {
        var _ =
                handOver(
                        chunk -> {
                            chunks.accept(chunk);
                            return chunk;
                        });
    }
}
