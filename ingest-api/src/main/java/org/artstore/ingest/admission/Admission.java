package org.artstore.ingest.admission;

import com.netflix.concurrency.limits.Limit;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Counts the uploads that the system works on, and admits no more than the limit, which follows
/// from how long they take. Times are nanoseconds of one clock.
public final class Admission {

    private final Limit limit;
    private final AdmissionSettings settings;
    private final LongSupplier clock;
    private final LongSupplier lastOutcome;
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger entering = new AtomicInteger();
    private final Set<Admitted> admitted = ConcurrentHashMap.newKeySet();

    /// @param lastOutcome when the file log last told of an upload
    Admission(
            Limit limit, AdmissionSettings settings, LongSupplier clock, LongSupplier lastOutcome) {
        this.limit = limit;
        this.settings = settings;
        this.clock = clock;
        this.lastOutcome = lastOutcome;
    }

    /// Whether an upload would be refused now.
    public boolean isFull() {
        return working.get() + entering.get() >= limit.getLimit()
                || reading.get() >= settings.mostReading();
    }

    /// For an upload that is to be admitted or answered.
    public Entrance enter() {
        return new Entrance(entering);
    }

    /// When a client should come again; not all of them at once.
    public Duration retryAfter() {
        long seconds = Math.max(1, settings.retryAfter().toSeconds());
        return Duration.ofSeconds(seconds + ThreadLocalRandom.current().nextLong(seconds));
    }

    /// Begins an upload, unless it is one too many. It must be ended.
    Optional<Admitted> admit() {
        if (working.incrementAndGet() > limit.getLimit()) {
            working.decrementAndGet();
            return Optional.empty();
        }
        var upload = admit(true);
        if (upload.isEmpty()) {
            working.decrementAndGet();
        }
        return upload;
    }

    /// Begins an upload of which hardly a byte has come, unless too many are being read. It must
    /// be ended.
    Optional<Admitted> admitSilent() {
        return admit(false);
    }

    private Optional<Admitted> admit(boolean counted) {
        if (reading.incrementAndGet() > settings.mostReading()) {
            reading.decrementAndGet();
            return Optional.empty();
        }
        var upload = new Admitted(this, clock.getAsLong(), counted);
        admitted.add(upload);
        return Optional.of(upload);
    }

    /// Looks at whom the uploads wait for: to be called every now and then.
    void look() {
        long now = clock.getAsLong();
        boolean silent = now - lastOutcome.getAsLong() > settings.stalled().toNanos();
        for (var upload : admitted) {
            upload.look(now, settings, silent);
        }
    }

    int working() {
        return working.get();
    }

    int reading() {
        return reading.get();
    }

    int entering() {
        return entering.get();
    }

    int limit() {
        return limit.getLimit();
    }

    long now() {
        return clock.getAsLong();
    }

    void work(int more) {
        working.addAndGet(more);
    }

    void read() {
        reading.decrementAndGet();
    }

    void sample(long start, long duration) {
        limit.onSample(start, duration, working.get(), false);
    }

    void end(Admitted upload) {
        admitted.remove(upload);
    }
}
