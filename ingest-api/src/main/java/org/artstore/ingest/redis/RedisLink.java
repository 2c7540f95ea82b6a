package org.artstore.ingest.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// One connection, and whether it is of use now.
///
/// One answer that does not come in time and nobody asks any more; from then on Redis is asked for
/// a sign of life now and then, beside the requests, until it gives one.
public final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(1);

    private final RedisClient client;
    private final RedisURI uri;
    private final Duration patience;
    private final Duration pause;
    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile long nextProbe = System.nanoTime();
    private CompletableFuture<StatefulRedisConnection<String, byte[]>> attempt =
            CompletableFuture.failedFuture(new RedisAway());
    private boolean closed;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

    /// Connects when it is first asked; closes the client with itself.
    ///
    /// @param patience how long an answer is waited for
    /// @param pause how long nobody asks after one did not come
    public RedisLink(RedisClient client, RedisURI uri, Duration patience, Duration pause) {
        this.client = client;
        this.uri = uri;
        this.patience = patience;
        this.pause = pause;
    }

    /// What Redis answers to the question; fails, with [RedisAway] or otherwise, after a short
    /// while at the latest. Completes on a thread that must not be held up.
    public <T> CompletableFuture<T> ask(
            Function<StatefulRedisConnection<String, byte[]>, CompletableFuture<T>> question) {
        var connected = connection;
        if (connected == null || away.get()) {
            probe();
            return CompletableFuture.failedFuture(new RedisAway());
        }
        return bounded(asked(question, connected))
                .whenComplete((_, failure) -> noteFailure(failure));
    }

    /// Whether nobody is asking now.
    public boolean isAway() {
        return away.get();
    }

    /// Asks for a sign of life, unless that was done a moment ago.
    void probe() {
        if (System.nanoTime() - nextProbe >= 0 && probing.compareAndSet(false, true)) {
            nextProbe = System.nanoTime() + pause.toNanos();
            var _ = ping().whenComplete((_, failure) -> probed(failure));
        }
    }

    /// Completes when Redis answers.
    CompletableFuture<String> ping() {
        return connected().thenCompose(it -> it.async().ping());
    }

    /// Waits a short while for an attempt to connect: the threads of a client that ends in the
    /// midst of one neither finish the opening of its channel nor close it.
    @Override
    public void close() {
        var _ =
                lastAttempt()
                        .handle((_, _) -> true)
                        .completeOnTimeout(false, CLOSED_WITHIN.toSeconds(), TimeUnit.SECONDS)
                        .join();
        client.shutdown(Duration.ZERO, CLOSED_WITHIN);
    }

    /// One attempt at a time; one that succeeds is the last, since the client connects again by
    /// itself.
    private synchronized CompletableFuture<StatefulRedisConnection<String, byte[]>> connected() {
        if (attempt.isCompletedExceptionally() && !closed) {
            attempt = connect();
        }
        return attempt;
    }

    private synchronized CompletableFuture<?> lastAttempt() {
        closed = true;
        return attempt;
    }

    private CompletableFuture<StatefulRedisConnection<String, byte[]>> connect() {
        try {
            return client.connectAsync(CODEC, uri).toCompletableFuture().thenApply(this::keep);
        } catch (RedisException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private StatefulRedisConnection<String, byte[]> keep(
            StatefulRedisConnection<String, byte[]> made) {
        connection = made;
        return made;
    }

    /// A full queue is told by throwing.
    private static <T> CompletableFuture<T> asked(
            Function<StatefulRedisConnection<String, byte[]>, CompletableFuture<T>> question,
            StatefulRedisConnection<String, byte[]> connected) {
        try {
            return question.apply(connected);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private <T> CompletableFuture<T> bounded(CompletableFuture<T> answer) {
        return answer.copy().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void probed(@Nullable Throwable failure) {
        if (failure == null && away.compareAndSet(true, false)) {
            LOG.atInfo().log("Redis answers");
        }
        probing.set(false);
    }

    private void noteFailure(@Nullable Throwable failure) {
        if (failure != null && away.compareAndSet(false, true)) {
            nextProbe = System.nanoTime() + pause.toNanos();
            LOG.atWarn()
                    .addKeyValue("reason", failure.toString())
                    .log("Redis did not answer in time; going on without it");
        }
    }
}
