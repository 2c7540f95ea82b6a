package org.artstore.ingest.coding;

import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Mono;

import java.util.function.Function;

/// The way of a body out of its coding. Its methods are called one after the other, but for
/// [#close], which may come at any time.
public sealed interface CodedBody extends AutoCloseable permits CodedBody.Plain, DecodedBody {

    /// Takes the buffer over; completes when more may come.
    Mono<Void> accept(DataBuffer coded);

    /// Completes if the body may end here.
    Mono<Void> finish();

    @Override
    void close();

    /// A body without a coding.
    record Plain(Function<DataBuffer, Mono<Void>> taken) implements CodedBody {

        @Override
        public Mono<Void> accept(DataBuffer buffer) {
            return taken.apply(buffer);
        }

        @Override
        public Mono<Void> finish() {
            return Mono.empty();
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
