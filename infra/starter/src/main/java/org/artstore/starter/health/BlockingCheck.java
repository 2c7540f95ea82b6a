package org.artstore.starter.health;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// A check on a virtual thread that lives as long as the check.
record BlockingCheck(String name, boolean critical, Callable<String> probe)
        implements ReadinessCheck {

    @Override
    public CompletableFuture<String> check() {
        var outcome = new CompletableFuture<String>();
        var thread = Thread.ofVirtual().name("check-" + name).start(() -> run(outcome));
        var _ = outcome.whenComplete((_, _) -> thread.interrupt());
        return outcome;
    }

    private void run(CompletableFuture<String> outcome) {
        try {
            outcome.complete(probe.call());
        } catch (Exception failure) {
            outcome.completeExceptionally(failure);
        }
    }
}
