package org.artstore.ingest.idempotency;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import java.util.function.BooleanSupplier;

/// Work that its client can only give up until `committed`: from then on it goes on without the
/// client, who may come again for its result.
record Detached<T>(Mono<T> work, BooleanSupplier committed) {

    private static final Logger LOG = LoggerFactory.getLogger(Detached.class);

    Mono<T> mono() {
        return Mono.create(this::run);
    }

    private void run(MonoSink<T> sink) {
        var running =
                work.contextWrite(sink.contextView())
                        .subscribe(
                                sink::success,
                                failure -> {
                                    LOG.atDebug().setCause(failure).log("A request failed");
                                    sink.error(failure);
                                },
                                sink::success);
        sink.onCancel(
                () -> {
                    if (!committed.getAsBoolean()) {
                        running.dispose();
                    }
                });
    }
}
