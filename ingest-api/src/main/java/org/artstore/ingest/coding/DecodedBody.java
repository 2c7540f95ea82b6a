package org.artstore.ingest.coding;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

import java.util.Arrays;
import java.util.function.Function;

/// A body in a coding. A piece is decoded when the one before has been taken, and on no event loop.
final class DecodedBody implements CodedBody {

    private static final int PIECE = 64 << 10;

    private final Decoder decoder;
    private final Expansion expansion;
    private final Function<DataBuffer, Mono<Void>> taken;
    private boolean closed;

    DecodedBody(Decoder decoder, Expansion expansion, Function<DataBuffer, Mono<Void>> taken) {
        this.decoder = decoder;
        this.expansion = expansion;
        this.taken = taken;
    }

    @Override
    public Mono<Void> accept(DataBuffer coded) {
        return pieces(coded).concatMap(taken, 0).then();
    }

    /// What comes of the buffer, which is taken over; in memory that needs no release.
    Flux<DataBuffer> pieces(DataBuffer coded) {
        feed(coded);
        return Flux.<DataBuffer>generate(this::emit).subscribeOn(Schedulers.parallel());
    }

    @Override
    public Mono<Void> finish() {
        return Mono.<Void>fromRunnable(this::end).subscribeOn(Schedulers.parallel());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            decoder.close();
        }
    }

    private synchronized void feed(DataBuffer coded) {
        var bytes = new byte[coded.readableByteCount()];
        coded.read(bytes);
        DataBufferUtils.release(coded);
        expansion.goesIn(bytes.length);
        decoder.feed(bytes);
    }

    private void emit(SynchronousSink<DataBuffer> sink) {
        var piece = next();
        if (piece == null) {
            sink.complete();
        } else {
            sink.next(DefaultDataBufferFactory.sharedInstance.wrap(piece));
        }
    }

    private synchronized byte @Nullable [] next() {
        if (closed) {
            return null;
        }
        try {
            var piece = new byte[PIECE];
            int count = decoder.decode(piece);
            expansion.comesOut(count);
            return count == 0 ? null : Arrays.copyOf(piece, count);
        } catch (MalformedCoding _) {
            throw new UploadRefused(new Refusal.MalformedCoding());
        }
    }

    private synchronized void end() {
        try {
            if (!closed) {
                decoder.finish();
            }
        } catch (MalformedCoding _) {
            throw new UploadRefused(new Refusal.MalformedCoding());
        }
    }
}
