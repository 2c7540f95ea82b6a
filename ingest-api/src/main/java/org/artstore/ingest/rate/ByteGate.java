package org.artstore.ingest.rate;

import org.artstore.ingest.refusal.Refusal;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets the bytes of one account through, so many a second. They are taken from the bucket in
/// portions, whether they are there or not; those that are not yet there are waited for, first come
/// first served.
final class ByteGate {

    /// Of a second's bytes one portion is this share, within these bounds.
    private static final long PORTIONS = 4;

    private static final long LEAST_PORTION = 1 << 10;
    private static final long LARGEST_PORTION = 1 << 20;

    private final AccountBucket bucket;
    private final long rate;
    private final long portion;
    private final LongSupplier nanos;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long held;
    private long queued;
    private long readyAt;
    private boolean asking;
    private boolean open;

    private record Waiting(long bytes, MonoSink<Void> sink) {}

    /// @param rate bytes a second
    /// @param nanos the time, from any point on
    ByteGate(AccountBucket bucket, long rate, LongSupplier nanos) {
        this.bucket = bucket;
        this.rate = rate;
        this.portion = Math.clamp(rate / PORTIONS, LEAST_PORTION, LARGEST_PORTION);
        this.nanos = nanos;
        this.readyAt = nanos.getAsLong();
    }

    /// Completes when these bytes are paid for.
    Mono<Void> take(long bytes) {
        return takeNow(bytes)
                ? Mono.empty()
                : Mono.<Void>create(sink -> await(new Waiting(bytes, sink)))
                        .publishOn(Schedulers.parallel());
    }

    /// How long somebody would wait who comes now.
    synchronized Duration debt() {
        long reserved = Math.max(0, readyAt - nanos.getAsLong());
        return Duration.ofNanos(reserved).plus(Duration.ofSeconds(queued / rate));
    }

    /// What is said to who would have to wait too long.
    Refusal refusal() {
        var wait = debt();
        return new Refusal.RateLimited(
                "\"bytes\";q=" + rate + ";w=1;qu=\"content-bytes\"",
                "\"bytes\";r=0;t=" + (wait.toSeconds() + 1),
                wait);
    }

    /// Nobody waits here any more.
    void open() {
        List<Waiting> released;
        synchronized (this) {
            open = true;
            released = List.copyOf(queue);
            queue.clear();
            queued = 0;
        }
        released.forEach(one -> one.sink().success());
    }

    private synchronized boolean takeNow(long bytes) {
        if (open) {
            return true;
        }
        if (!queue.isEmpty() || held < bytes) {
            return false;
        }
        held -= bytes;
        return true;
    }

    private void await(Waiting one) {
        synchronized (this) {
            queue.add(one);
            queued += one.bytes();
        }
        one.sink().onDispose(() -> forget(one));
        ask();
    }

    private synchronized void forget(Waiting one) {
        if (queue.remove(one)) {
            queued -= one.bytes();
        }
    }

    private void ask() {
        long tokens;
        synchronized (this) {
            if (asking || queue.isEmpty()) {
                return;
            }
            asking = true;
            tokens = Math.max(portion, queue.element().bytes());
        }
        var _ = bucket.reserve(tokens).thenAccept(wait -> reserved(tokens, wait));
    }

    private void reserved(long tokens, long wait) {
        synchronized (this) {
            readyAt = nanos.getAsLong() + wait;
        }
        if (wait <= 0) {
            grant(tokens);
        } else {
            var _ = Schedulers.parallel().schedule(() -> grant(tokens), wait, TimeUnit.NANOSECONDS);
        }
    }

    private void grant(long tokens) {
        var served = new ArrayList<Waiting>();
        synchronized (this) {
            asking = false;
            held += tokens;
            while (!queue.isEmpty() && queue.element().bytes() <= held) {
                var next = queue.remove();
                held -= next.bytes();
                queued -= next.bytes();
                served.add(next);
            }
        }
        served.forEach(one -> one.sink().success());
        ask();
    }
}
