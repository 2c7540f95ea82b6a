package org.artstore.query.document;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.index.IndexTables;
import org.artstore.query.log.DocumentKey;
import org.artstore.query.log.DocumentState;
import org.artstore.query.log.FileLog;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.InstantSource;

/// Finds documents by id: what the log says that the index may not know, then memory, Redis and the
/// index. Each level is counted where it answers.
public final class Documents {

    private final FileLog log;
    private final MemoryCache memory;
    private final RedisCache redis;
    private final Versions versions;
    private final IndexTables tables;
    private final Duration recent;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Documents(
            FileLog log,
            MemoryCache memory,
            RedisCache redis,
            Versions versions,
            IndexTables tables,
            DocumentSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.log = log;
        this.memory = memory;
        this.redis = redis;
        this.versions = versions;
        this.tables = tables;
        this.recent = settings.recent();
        this.clock = clock;
        this.meters = meters;
    }

    /// The document of this tenant; fails with [DocumentRejected] or as the index does.
    public Mono<Document> find(FileId file, TenantId tenant) {
        var key = new DocumentKey(tenant, file);
        return known(key)
                .switchIfEmpty(Mono.defer(() -> atEndOfLog(key)))
                .switchIfEmpty(Mono.defer(this::unknown))
                .map(Documents::present);
    }

    private static Document present(DocumentState state) {
        return switch (state) {
            case DocumentState.Present(Document document) -> document;
            case DocumentState.Deleted _ -> throw new DocumentRejected.Deleted();
        };
    }

    private Mono<DocumentState> known(DocumentKey key) {
        return fromLog(key).switchIfEmpty(Mono.defer(() -> cached(key)));
    }

    private Mono<DocumentState> fromLog(DocumentKey key) {
        return Mono.defer(() -> Mono.justOrEmpty(log.recent(key))).doOnNext(_ -> count("overlay"));
    }

    private Mono<DocumentState> cached(DocumentKey key) {
        if (memory.has(key)) {
            count("memory");
        }
        return memory.get(key, loaded(key));
    }

    /// The log may have moved on while the document was loaded. An index that has gone back, as one
    /// that is rebuilt may, is not believed against it.
    private Mono<DocumentState> loaded(DocumentKey key) {
        return redis.get(key)
                .filter(versions::allow)
                .doOnNext(_ -> count("redis"))
                .switchIfEmpty(Mono.defer(() -> fromIndex(key)))
                .map(found -> log.recent(key).orElse(found))
                .filter(versions::allow)
                .switchIfEmpty(Mono.defer(() -> missing(key)));
    }

    private Mono<DocumentState> missing(DocumentKey key) {
        return versions.know(key) ? Mono.error(new DocumentRejected.IndexBehind()) : Mono.empty();
    }

    private Mono<DocumentState> fromIndex(DocumentKey key) {
        return tables.document(key.tenant(), key.file())
                .doOnNext(_ -> count("index"))
                .map(row -> state(key, row))
                .delayUntil(redis::put);
    }

    private static DocumentState state(DocumentKey key, IndexTables.DocumentRow row) {
        return row.deleted()
                ? new DocumentState.Deleted(key, row.version())
                : new DocumentState.Present(IndexTables.document(row.body()));
    }

    /// An id that is young may be in the log and not here yet.
    private Mono<DocumentState> atEndOfLog(DocumentKey key) {
        var age = Duration.between(key.file().createdAt(), clock.instant());
        return age.abs().compareTo(recent) > 0 ? Mono.empty() : log.catchUp().then(fromLog(key));
    }

    private Mono<DocumentState> unknown() {
        count("none");
        return Mono.error(
                log.isOverfull()
                        ? new DocumentRejected.IndexBehind()
                        : new DocumentRejected.NotFound());
    }

    private void count(String level) {
        meters.counter("artstore.query.document.reads", "level", level).increment();
    }
}
