package org.artstore.query.freshness;

import org.artstore.query.index.IndexTables;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.Optional;

/// How far the index is, at one moment.
///
/// @param log nothing as long as Kafka has not answered
/// @param applied how many events of each partition; nothing if the index could not be asked
record Look(@Nullable LogExtent log, @Nullable Map<Integer, Long> applied) {

    /// Looks now, each time it is subscribed to. It never fails.
    static Mono<Look> at(LogExtents extents, IndexTables tables) {
        return extents.current()
                .flatMap(log -> applied(log, tables).map(it -> new Look(log, it.orElse(null))))
                .defaultIfEmpty(new Look(null, null));
    }

    /// Why PostgreSQL does not answer is told by who asked it; here it is only not known.
    private static Mono<Optional<Map<Integer, Long>>> applied(LogExtent log, IndexTables tables) {
        return tables.applied(log.topicId()).map(Optional::of).onErrorReturn(Optional.empty());
    }
}
