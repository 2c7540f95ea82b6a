package org.artstore.ingest.rate;

import org.artstore.ingest.rate.AccountBucket.Taken;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets the requests of one account in, so many a minute. It takes tokens in portions and ahead of
/// time, so that few requests wait for the shared bucket; and it remembers until when there can be
/// none, so that refusing costs nothing.
final class RequestGate {

    /// Of a minute's requests one portion is this share.
    private static final long PORTIONS = 600;

    private final AccountBucket bucket;
    private final long limit;
    private final long portion;
    private final LongSupplier nanos;
    private long held;
    private long left;
    private long refusedUntil;
    private @Nullable CompletableFuture<Void> asking;

    /// @param limit requests a minute
    /// @param nanos the time, from any point on
    RequestGate(AccountBucket bucket, long limit, LongSupplier nanos) {
        this.bucket = bucket;
        this.limit = limit;
        this.portion = Math.max(1, limit / PORTIONS);
        this.nanos = nanos;
        this.left = limit;
        this.refusedUntil = nanos.getAsLong();
    }

    /// What becomes of a request.
    ///
    /// @param retryAfter until another one may be let in; null when this one is
    record Verdict(Standing standing, @Nullable Duration retryAfter) {}

    /// Decides at once when it can, else when the bucket has been asked.
    Mono<Verdict> admit() {
        return Mono.defer(
                () -> {
                    var verdict = decide();
                    return verdict == null
                            ? Mono.fromFuture(this::asked, true)
                                    .publishOn(Schedulers.parallel())
                                    .then(admit())
                            : Mono.just(verdict);
                });
    }

    private synchronized @Nullable Verdict decide() {
        if (held > 0) {
            held--;
            if (held < portion / 2) {
                var _ = asked();
            }
            return new Verdict(new Standing(limit, left + held), null);
        }
        long wait = refusedUntil - nanos.getAsLong();
        return wait > 0 ? new Verdict(new Standing(limit, 0), Duration.ofNanos(wait)) : null;
    }

    /// Completes when an answer of the bucket has been noted; there is one question at a time. An
    /// answer that is there at once is noted before this returns.
    private synchronized CompletableFuture<Void> asked() {
        if (asking != null) {
            return asking;
        }
        var answer = bucket.take(portion).thenAccept(this::note);
        asking = answer.isDone() ? null : answer;
        return answer;
    }

    private synchronized void note(Taken taken) {
        asking = null;
        held += taken.tokens();
        left = taken.left();
        if (taken.tokens() == 0) {
            refusedUntil = nanos.getAsLong() + TimeUnit.MINUTES.toNanos(1) / limit;
        }
    }
}
