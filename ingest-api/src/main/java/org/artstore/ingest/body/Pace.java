package org.artstore.ingest.body;

import reactor.core.publisher.Mono;

/// How fast the body of a request may be read. It travels in the context of the request, under this
/// type.
@FunctionalInterface
public interface Pace {

    /// As fast as it comes.
    Pace ANY = _ -> Mono.empty();

    /// Counts bytes that have been read; completes when more may be.
    Mono<Void> take(long bytes);
}
