package org.artstore.starter.follower;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Those who wait for the follower to reach a position.
final class Waiters {

    private final Positions positions;
    private final Queue<Target> targets = new ConcurrentLinkedQueue<>();
    private volatile @Nullable RuntimeException over;

    private record Target(Map<Integer, Long> ends, CompletableFuture<Void> reached) {}

    Waiters(Positions positions) {
        this.positions = positions;
    }

    /// Completes `reached` when the positions have: perhaps now.
    void await(Map<Integer, Long> ends, CompletableFuture<Void> reached) {
        targets.add(new Target(Map.copyOf(ends), reached));
        release();
        failAfterTheEnd();
    }

    /// Lets go those whose target is reached, on threads of their own: the follower's is not to be
    /// held up.
    void release() {
        targets.removeIf(this::isOver);
    }

    /// Now and for ever: who asks later fails as well.
    void fail(RuntimeException failure) {
        over = failure;
        failAfterTheEnd();
    }

    private boolean isOver(Target target) {
        if (!target.reached().isDone() && positions.reached(target.ends())) {
            var _ = target.reached().completeAsync(() -> null);
            return true;
        }
        return target.reached().isDone();
    }

    private void failAfterTheEnd() {
        var failure = over;
        if (failure != null) {
            targets.forEach(target -> target.reached().completeExceptionally(failure));
        }
    }
}
