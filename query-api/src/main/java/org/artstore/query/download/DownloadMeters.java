package org.artstore.query.download;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;

/// Counts what is sent, and how downloads end.
final class DownloadMeters {

    private final MeterRegistry meters;
    private final Counter sent;

    DownloadMeters(MeterRegistry meters) {
        this.meters = meters;
        this.sent =
                Counter.builder("artstore.query.download")
                        .description("What was sent to clients")
                        .baseUnit("bytes")
                        .register(meters);
    }

    /// The same bytes, of which there must be `length`.
    Flux<DataBuffer> counted(Flux<DataBuffer> bytes, long length) {
        var exact = new ExactLength(length);
        return exact.of(bytes).doFinally(end -> ended(end, exact.passed()));
    }

    private void ended(SignalType end, long passed) {
        var outcome =
                switch (end) {
                    case ON_COMPLETE -> "complete";
                    case CANCEL -> "cancelled";
                    default -> "broken";
                };
        sent.increment((double) passed);
        meters.counter("artstore.query.downloads", "outcome", outcome).increment();
    }
}
