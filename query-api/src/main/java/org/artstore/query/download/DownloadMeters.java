package org.artstore.query.download;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.statistics.Statistics;
import org.artstore.schemas.id.TenantId;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;

/// Counts what is sent, and how downloads end.
final class DownloadMeters {

    private static final String DOWNLOADS = "artstore.query.downloads";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;
    private final Statistics statistics;
    private final Counter sent;

    DownloadMeters(MeterRegistry meters, Statistics statistics) {
        this.meters = meters;
        this.statistics = statistics;
        this.sent =
                Counter.builder("artstore.query.download")
                        .description("What was sent to clients")
                        .baseUnit("bytes")
                        .register(meters);
    }

    /// The same bytes, of which there must be `length`.
    Flux<DataBuffer> counted(Flux<DataBuffer> bytes, long length, TenantId tenant) {
        var exact = new ExactLength(length);
        return exact.of(bytes).doFinally(end -> ended(end, exact.passed(), tenant));
    }

    /// A client was sent to a worker.
    void linked(TenantId tenant) {
        meters.counter(DOWNLOADS, OUTCOME, "linked").increment();
        statistics.linked(tenant);
    }

    private void ended(SignalType end, long passed, TenantId tenant) {
        var outcome =
                switch (end) {
                    case ON_COMPLETE -> "complete";
                    case CANCEL -> "cancelled";
                    default -> "broken";
                };
        sent.increment((double) passed);
        meters.counter(DOWNLOADS, OUTCOME, outcome).increment();
        statistics.sent(tenant, passed, end == SignalType.ON_COMPLETE);
    }
}
