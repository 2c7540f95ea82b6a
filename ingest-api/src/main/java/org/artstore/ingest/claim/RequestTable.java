package org.artstore.ingest.claim;

import org.artstore.ingest.claim.RequestStatus.Running;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The requests of which something holds, with who waits for their answers. Of an answered one it
/// keeps where the answer lies, about a hundred bytes. Events are applied by one thread; anybody
/// may look.
final class RequestTable {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    /// How far the clocks of Kafka's brokers may differ.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Terms terms;
    private final Map<Slot, RequestStatus> requests = new ConcurrentHashMap<>();
    private final Map<Slot, CompletableFuture<Optional<Answered>>> waiters =
            new ConcurrentHashMap<>();
    private Instant latest = Instant.MIN;
    private Instant swept = Instant.MIN;

    RequestTable(Terms terms) {
        this.terms = terms;
    }

    /// Half of a digest: enough to tell keys apart, and small.
    private record Slot(long high, long low) {

        static Slot of(Sha256 key) {
            var bytes = ByteBuffer.wrap(key.toBytes());
            return new Slot(bytes.getLong(), bytes.getLong());
        }
    }

    Optional<RequestStatus> find(Sha256 key) {
        return Optional.ofNullable(requests.get(Slot.of(key)));
    }

    /// How many are remembered.
    int size() {
        return requests.size();
    }

    /// Completes when no request with this key is carried out any more: with the answer, if this
    /// process has seen it come; with nothing otherwise.
    CompletableFuture<Optional<Answered>> ended(Sha256 key) {
        var slot = Slot.of(key);
        var ended = waiters.computeIfAbsent(slot, _ -> new CompletableFuture<>());
        if (!(requests.get(slot) instanceof Running)) {
            release(slot, null);
        }
        return ended.copy();
    }

    void apply(RequestEvent event, LogPlace place) {
        var slot = Slot.of(event.key());
        var before = requests.get(slot);
        var status = RequestStatus.evolve(before, event, place, terms);
        put(slot, status);
        if (!(status instanceof Running)) {
            boolean isAnswer = before instanceof Running && status instanceof RequestStatus.Ended;
            release(slot, isAnswer && event instanceof Answered answer ? answer : null);
        }
        sweep(place.time());
    }

    private void put(Slot slot, @Nullable RequestStatus status) {
        if (status == null) {
            requests.remove(slot);
        } else {
            requests.put(slot, status);
        }
    }

    private void release(Slot slot, @Nullable Answered answer) {
        var waiting = waiters.remove(slot);
        if (waiting != null) {
            var _ = waiting.completeAsync(() -> Optional.ofNullable(answer));
        }
    }

    /// By the log's time alone: a clock that is wrong must not let an instance forget.
    private void sweep(Instant now) {
        latest = now.isAfter(latest) ? now : latest;
        if (swept.equals(Instant.MIN) || swept.plus(SWEEP).isBefore(latest)) {
            swept = latest;
            var then = latest.minus(MARGIN);
            requests.values().removeIf(status -> status.isOver(then, terms));
            waiters.keySet().stream()
                    .filter(slot -> !requests.containsKey(slot))
                    .forEach(slot -> release(slot, null));
        }
    }
}
