package org.artstore.ingest.body;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import java.time.Duration;

/// Runs out when the client sends nothing for a while; not while what it has sent is being taken,
/// however long that takes.
final class Patience {

    private final Duration limit;
    private final Scheduler loop;
    private volatile Mono<Void> taken = Mono.empty();

    Patience(Duration limit, Scheduler loop) {
        this.limit = limit;
        this.loop = loop;
    }

    /// With the request, or with the end of what is being taken now.
    Mono<Long> runsOut() {
        return taken.then(Mono.delay(limit, loop));
    }

    /// The same step; patience begins anew behind it.
    Mono<Void> taking(Mono<Void> step) {
        var end = Sinks.<Void>empty();
        taken = end.asMono();
        return step.doFinally(_ -> end.tryEmitEmpty());
    }
}
