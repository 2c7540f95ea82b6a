package org.artstore.query.document;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.artstore.query.log.DocumentKey;
import org.artstore.query.log.DocumentListener;
import org.artstore.query.log.DocumentState;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The documents that were read last, as the log has them: an event replaces an older version. Many
/// who want the same document at once load it once.
final class MemoryCache implements DocumentListener {

    private final AsyncCache<DocumentKey, DocumentState> documents;

    MemoryCache(int capacity) {
        documents = Caffeine.newBuilder().maximumSize(capacity).buildAsync();
    }

    /// The document, or what `load` finds; a load that finds nothing or fails is not kept.
    Mono<DocumentState> get(DocumentKey key, Mono<DocumentState> load) {
        return Mono.fromFuture(() -> documents.get(key, (_, _) -> load.toFuture()), true);
    }

    boolean has(DocumentKey key) {
        return documents.getIfPresent(key) != null;
    }

    @Override
    public void learn(DocumentState state) {
        documents.asMap().computeIfPresent(state.key(), (_, known) -> newer(known, state));
    }

    /// A load that is under way may be of an older version: whoever asks from now on gets the new.
    static CompletableFuture<DocumentState> newer(
            CompletableFuture<DocumentState> known, DocumentState state) {
        return isAtLeast(known, state) ? known : CompletableFuture.completedFuture(state);
    }

    /// A load that has found nothing is there for a moment longer.
    private static boolean isAtLeast(CompletableFuture<DocumentState> known, DocumentState state) {
        return known.state() == CompletableFuture.State.SUCCESS
                && Optional.ofNullable(known.resultNow())
                        .filter(found -> found.version() >= state.version())
                        .isPresent();
    }
}
