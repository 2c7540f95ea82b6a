package org.artstore.query.download;

import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.concurrent.atomic.AtomicLong;

/// Counts the bytes of one stream: it ends well only after exactly as many as are expected.
final class ExactLength {

    private final long expected;
    private final AtomicLong passed = new AtomicLong();

    ExactLength(long expected) {
        this.expected = expected;
    }

    Flux<DataBuffer> of(Flux<DataBuffer> bytes) {
        return bytes.doOnNext(this::add).concatWith(Mono.defer(this::end));
    }

    long passed() {
        return passed.get();
    }

    private void add(DataBuffer buffer) {
        if (passed.addAndGet(buffer.readableByteCount()) > expected) {
            throw new DownloadRejected.Broken("more bytes than expected");
        }
    }

    private Mono<DataBuffer> end() {
        return passed.get() == expected
                ? Mono.empty()
                : Mono.error(new DownloadRejected.Broken("fewer bytes than expected"));
    }
}
