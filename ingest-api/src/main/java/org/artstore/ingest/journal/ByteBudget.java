package org.artstore.ingest.journal;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Bounds the bytes that uploads hold in memory, from the socket to Kafka's acknowledgement.
///
/// Taking never waits, for what has been received is there: whoever has taken waits for [#room]
/// before it asks its client for more. So the bound is passed by at most one read of each upload.
public final class ByteBudget {

    /// What one read of a socket brings at most: that much room lets one more upload go on.
    private static final int READ_BYTES = 64 << 10;

    private final long limit;
    private final @Nullable ByteBudget whole;
    private final Deque<MonoSink<Void>> waiting = new ArrayDeque<>();
    private long taken;
    private long idle;

    /// @param whole what this is a part of: what is taken from it is taken from the whole too
    ByteBudget(long limit, @Nullable ByteBudget whole) {
        this.limit = limit;
        this.whole = whole;
    }

    /// Counts bytes that are there now and wait for more.
    public void take(long bytes) {
        synchronized (this) {
            taken += bytes;
            idle += bytes;
        }
        if (whole != null) {
            whole.take(bytes);
        }
    }

    /// Says of bytes that were taken that they wait for nobody's client any more: they will be
    /// released.
    public void use(long bytes) {
        synchronized (this) {
            idle -= bytes;
        }
        if (whole != null) {
            whole.use(bytes);
        }
    }

    /// Gives back what was taken and used.
    public void release(long bytes) {
        var woken = giveBack(bytes);
        if (whole != null) {
            whole.release(bytes);
        }
        woken.forEach(MonoSink::success);
    }

    /// Whether more may be asked for now.
    public boolean hasRoom() {
        return hasOwnRoom() && (whole == null || whole.hasRoom());
    }

    /// Whether what waits for more may wait on. Clients can leave it lying as long as they like, so
    /// it gets half of the room at most; by that, those who wait for room get some.
    public boolean mayWait() {
        return mayWaitHere() && (whole == null || whole.mayWait());
    }

    /// Completes, on a thread that is nobody's in particular, when more may be asked for.
    public Mono<Void> room() {
        return hasRoom() ? Mono.empty() : awaited().publishOn(Schedulers.parallel());
    }

    /// Bytes taken now.
    public synchronized long taken() {
        return taken;
    }

    private Mono<Void> awaited() {
        Mono<Void> own = Mono.create(this::await);
        return whole == null ? own : own.then(Mono.defer(whole::awaited));
    }

    private void await(MonoSink<Void> sink) {
        boolean free;
        synchronized (this) {
            free = hasOwnRoom();
            if (!free) {
                waiting.add(sink);
                sink.onDispose(() -> forget(sink));
            }
        }
        if (free) {
            sink.success();
        }
    }

    private synchronized void forget(MonoSink<Void> sink) {
        waiting.remove(sink);
    }

    private synchronized boolean hasOwnRoom() {
        return taken < limit;
    }

    private synchronized boolean mayWaitHere() {
        return idle <= limit / 2;
    }

    private synchronized List<MonoSink<Void>> giveBack(long bytes) {
        taken -= bytes;
        var woken = new ArrayList<MonoSink<Void>>();
        for (long room = limit - taken; room > 0 && !waiting.isEmpty(); room -= READ_BYTES) {
            woken.add(waiting.remove());
        }
        return woken;
    }
}
