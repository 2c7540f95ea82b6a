package org.artstore.query.document;

import org.artstore.query.log.DocumentKey;
import org.artstore.query.log.DocumentState;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.TenantId;
import org.artstore.starter.request.ReactiveRequests;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// The documents in Redis, which index-stream keeps current. Losing Redis makes reads slower and
/// nothing else: after a failure it is left alone for a while.
final class RedisCache {

    private static final Logger LOG = LoggerFactory.getLogger(RedisCache.class);
    private static final String PREFIX = "artstore:document:";

    private static final RedisScript<Long> PUT =
            RedisScript.of(
                    """
                    local known = redis.call('GET', KEYS[1])
                    if known then
                        local version = tonumber(string.match(known, '^{"version":(%d+)'))
                        if version and version >= tonumber(ARGV[1]) then return 0 end
                    end
                    redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
                    return 1
                    """,
                    Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final Duration keptFor;
    private final Duration pause;
    private final InstantSource clock;
    private final Scheduler connecting;
    private volatile Instant pausedUntil = Instant.MIN;

    /// Either there is a document, or it is said that it was deleted.
    private record Entry(
            long version, TenantId tenant, @Nullable Document document, @Nullable Boolean deleted) {

        private Entry {
            Objects.requireNonNull(tenant);
            if ((document == null) != (deleted != null && deleted)) {
                throw new IllegalArgumentException("neither a document nor deleted");
            }
        }

        static Entry of(DocumentState state) {
            return switch (state) {
                case DocumentState.Present(Document document) ->
                        new Entry(document.version(), document.tenant(), document, null);
                case DocumentState.Deleted(DocumentKey key, long version) ->
                        new Entry(version, key.tenant(), null, true);
            };
        }

        DocumentState state(DocumentKey key) {
            return document == null
                    ? new DocumentState.Deleted(key, version)
                    : new DocumentState.Present(document);
        }
    }

    RedisCache(
            ReactiveStringRedisTemplate redis,
            Scheduler connecting,
            DocumentSettings settings,
            InstantSource clock) {
        this.redis = redis;
        this.connecting = connecting;
        this.keptFor = settings.inRedisFor();
        this.pause = settings.withoutRedisFor();
        this.clock = clock;
    }

    /// The document, or nothing when it is not there or cannot be read.
    Mono<DocumentState> get(DocumentKey key) {
        return guarded(
                redis.opsForValue()
                        .get(name(key))
                        .flatMap(RedisCache::read)
                        .filter(entry -> entry.tenant().equals(key.tenant()))
                        .map(entry -> entry.state(key)));
    }

    /// Keeps a document unless the same or a newer version is there, as index-stream does.
    Mono<Void> put(DocumentState state) {
        var json = EventJson.MAPPER.writeValueAsString(Entry.of(state));
        var arguments =
                List.of(Long.toString(state.version()), json, Long.toString(keptFor.toMillis()));
        return guarded(redis.execute(PUT, List.of(name(state.key())), arguments).then());
    }

    private static Mono<Entry> read(String json) {
        return Mono.fromCallable(() -> EventJson.MAPPER.readValue(json, Entry.class))
                .onErrorResume(JacksonException.class, _ -> unreadable());
    }

    private static Mono<Entry> unreadable() {
        return Mono.deferContextual(
                context -> {
                    LOG.atWarn()
                            .addKeyValue(ReactiveRequests.LOGGED_AS, ReactiveRequests.idIn(context))
                            .log("An entry in Redis cannot be read");
                    return Mono.empty();
                });
    }

    /// The first command waits for the connection, so no command is sent from an event loop.
    private <T> Mono<T> guarded(Mono<T> command) {
        return Mono.defer(() -> isPaused() ? Mono.empty() : command.subscribeOn(connecting))
                .onErrorResume(failure -> Mono.fromRunnable(() -> pauseAfter(failure)));
    }

    private boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }

    private void pauseAfter(Throwable failure) {
        pausedUntil = clock.instant().plus(pause);
        LOG.atWarn().addKeyValue("reason", failure).log("Redis is left alone for a while");
    }

    private static String name(DocumentKey key) {
        return PREFIX + key.file();
    }
}
