package org.artstore.ingest.rate;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncVerboseBucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;

import org.artstore.ingest.redis.RedisLink;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The buckets that all instances share. One that has filled up is forgotten after a while.
final class RedisBuckets {

    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);

    private final RedisLink redis;
    private @Nullable Buckets buckets;

    private record Buckets(
            StatefulRedisConnection<String, byte[]> connection,
            AsyncProxyManager<String> manager) {}

    RedisBuckets(RedisLink redis) {
        this.redis = redis;
    }

    /// What the bucket of that name answers; fails after a short while at the latest.
    <T> CompletableFuture<T> ask(
            String name,
            BucketConfiguration rate,
            Function<AsyncVerboseBucket, CompletableFuture<T>> question) {
        return redis.ask(
                connection ->
                        question.apply(
                                manager(connection)
                                        .builder()
                                        .build(name, () -> CompletableFuture.completedFuture(rate))
                                        .asVerbose()));
    }

    private synchronized AsyncProxyManager<String> manager(
            StatefulRedisConnection<String, byte[]> connection) {
        var known = buckets;
        if (known == null || known.connection() != connection) {
            known = new Buckets(connection, manage(connection));
            buckets = known;
        }
        return known.manager();
    }

    private static AsyncProxyManager<String> manage(
            StatefulRedisConnection<String, byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                KEPT_WHEN_FULL))
                .build()
                .asAsync();
    }
}
