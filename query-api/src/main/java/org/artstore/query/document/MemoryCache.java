package org.artstore.query.document;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.artstore.query.log.DocumentKey;
import org.artstore.query.log.DocumentListener;
import org.artstore.schemas.document.Document;

import reactor.core.publisher.Mono;

import java.util.concurrent.CompletableFuture;

/// The documents that were read last, as the log has them: an event replaces an older version. Many
/// who want the same document at once load it once.
final class MemoryCache implements DocumentListener {

    private final AsyncCache<DocumentKey, Document> documents;

    MemoryCache(int capacity) {
        documents = Caffeine.newBuilder().maximumSize(capacity).buildAsync();
    }

    /// The document, or what `load` finds; a load that finds nothing or fails is not kept.
    Mono<Document> get(DocumentKey key, Mono<Document> load) {
        return Mono.fromFuture(() -> documents.get(key, (_, _) -> load.toFuture()), true);
    }

    boolean has(DocumentKey key) {
        return documents.getIfPresent(key) != null;
    }

    @Override
    public void learn(Document document) {
        documents
                .asMap()
                .computeIfPresent(DocumentKey.of(document), (_, known) -> newer(known, document));
    }

    /// A load that is under way may be of an older version: whoever asks from now on gets the new.
    private static CompletableFuture<Document> newer(
            CompletableFuture<Document> known, Document document) {
        return isAtLeast(known, document) ? known : CompletableFuture.completedFuture(document);
    }

    private static boolean isAtLeast(CompletableFuture<Document> known, Document document) {
        return known.state() == CompletableFuture.State.SUCCESS
                && known.resultNow().version() >= document.version();
    }
}
