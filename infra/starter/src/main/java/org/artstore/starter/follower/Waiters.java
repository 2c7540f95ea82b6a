package org.artstore.starter.follower;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Those who wait for the follower to reach a position: first some want to know where the log ends,
/// then all wait.
final class Waiters {

    private final Queue<CompletableFuture<Void>> forTheEnd = new ConcurrentLinkedQueue<>();
    private final Queue<Target> forTargets = new ConcurrentLinkedQueue<>();
    private volatile @Nullable RuntimeException over;

    private record Target(Map<Integer, Long> ends, CompletableFuture<Void> reached) {

        boolean isOver(Positions positions) {
            if (!reached.isDone() && positions.reached(ends)) {
                var _ = reached.completeAsync(() -> null);
                return true;
            }
            return reached.isDone();
        }
    }

    void awaitEnd(CompletableFuture<Void> reached) {
        forTheEnd.add(reached);
        failAfterTheEnd();
    }

    void await(Map<Integer, Long> ends, CompletableFuture<Void> reached) {
        forTargets.add(new Target(Map.copyOf(ends), reached));
        failAfterTheEnd();
    }

    /// How many wait to be told an end that is not older than this call.
    int askingForTheEnd() {
        forTheEnd.removeIf(CompletableFuture::isDone);
        return forTheEnd.size();
    }

    /// Tells the first `asking` of them.
    void answer(int asking, Map<Integer, Long> ends) {
        for (int i = 0; i < asking; i++) {
            var reached = forTheEnd.poll();
            if (reached != null) {
                await(ends, reached);
            }
        }
    }

    /// Lets go those whose target is reached, on threads of their own: the follower's is not to be
    /// held up.
    void release(Positions positions) {
        forTargets.removeIf(target -> target.isOver(positions));
    }

    /// Now and for ever: who asks later fails as well.
    void fail(RuntimeException failure) {
        over = failure;
        failAll(failure);
    }

    private void failAfterTheEnd() {
        var failure = over;
        if (failure != null) {
            failAll(failure);
        }
    }

    private void failAll(RuntimeException failure) {
        forTheEnd.forEach(reached -> reached.completeExceptionally(failure));
        forTargets.forEach(target -> target.reached().completeExceptionally(failure));
    }
}
