package org.artstore.ingest.idempotency;

import org.artstore.starter.request.ReactiveRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Work that its client can only give up until `committed`: from then on it goes on without the
/// client, who may come again for its result.
record Detached<T>(Mono<T> work, BooleanSupplier committed) {

    private static final Logger LOG = LoggerFactory.getLogger(Detached.class);

    Mono<T> mono() {
        return Mono.create(this::run);
    }

    private void run(MonoSink<T> sink) {
        var given = new AtomicBoolean();
        var running =
                work.contextWrite(sink.contextView())
                        .subscribe(
                                sink::success, failure -> end(sink, failure, given), sink::success);
        sink.onCancel(
                () -> {
                    given.set(true);
                    if (!committed.getAsBoolean()) {
                        running.dispose();
                    }
                });
    }

    private static void end(MonoSink<?> sink, Throwable failure, AtomicBoolean given) {
        if (given.get()) {
            LOG.atInfo()
                    .addKeyValue(
                            ReactiveRequests.LOGGED_AS, ReactiveRequests.idIn(sink.contextView()))
                    .setCause(failure)
                    .log("A request whose client has gone away failed");
        } else {
            sink.error(failure);
        }
    }
}
