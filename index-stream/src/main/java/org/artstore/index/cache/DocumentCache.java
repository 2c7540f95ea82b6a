package org.artstore.index.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;

import org.artstore.index.row.DocumentRow;
import org.artstore.index.telemetry.IndexMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/// Documents in Redis, `artstore:document:<file_id>` -> `{"version":..,"tenant":..,"document":..}`.
///
/// Writes are sent and not waited for. One that fails is counted, and the first of a series is
/// logged; the cache is then older than the index, which its readers allow for by the version.
public final class DocumentCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentCache.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Sets a document unless the same or a newer version is there.
    private static final String PUT =
            """
            local known = redis.call('GET', KEYS[1])
            if known then
                local version = tonumber(string.match(known, '^{"version":(%d+)'))
                if version and version >= tonumber(ARGV[1]) then return 0 end
            end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    private final AtomicBoolean isFailing = new AtomicBoolean();
    private final RedisClient client;
    private final RedisURI uri;
    private final String timeToLive;
    private final IndexMeters meters;
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connecting;
    private long nextAttempt;

    public DocumentCache(
            RedisClient client, RedisURI uri, Duration timeToLive, IndexMeters meters) {
        this.client = client;
        this.uri = uri;
        this.timeToLive = Long.toString(timeToLive.toMillis());
        this.meters = meters;
    }

    /// Sends the documents on their way. Never throws, never waits.
    public void put(List<DocumentRow> rows) {
        for (var row : rows) {
            var _ = put(CacheEntry.of(row)).whenComplete((_, failure) -> note(failure));
        }
    }

    /// Completes when Redis answers.
    public CompletionStage<String> ping() {
        return connection().thenCompose(it -> it.async().ping());
    }

    @Override
    public void close() {
        client.shutdown();
    }

    private CompletionStage<Long> put(CacheEntry entry) {
        return connection()
                .thenCompose(
                        it ->
                                it.async()
                                        .<Long>eval(
                                                PUT,
                                                ScriptOutputType.INTEGER,
                                                new String[] {entry.key()},
                                                Long.toString(entry.version()),
                                                entry.value(),
                                                timeToLive));
    }

    /// The first connection is made at its first use; from then on the client restores it.
    private synchronized CompletionStage<StatefulRedisConnection<String, String>> connection() {
        var now = System.nanoTime();
        if (connecting == null
                || (connecting.isCompletedExceptionally() && now - nextAttempt > 0)) {
            nextAttempt = now + PAUSE.toNanos();
            connecting = connect();
        }
        return connecting;
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
        try {
            return client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
        } catch (RedisException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void note(@Nullable Throwable failure) {
        if (failure == null) {
            isFailing.set(false);
            return;
        }
        meters.cacheFailed();
        if (isFailing.compareAndSet(false, true)) {
            LOG.atWarn().setCause(failure).log("The cache cannot be written; going on without it");
        }
    }
}
