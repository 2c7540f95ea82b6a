package org.artstore.embedded.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits until a program that was just started does its work.
public final class Readiness {
    private static final Duration STEP = Duration.ofMillis(25);

    private Readiness() {}

    /// Throws [StartFailed] if the program ends first, if it takes too long or if this thread is
    /// interrupted, and leaves nothing running then.
    public static void await(
            String name, NativeProcess process, Duration timeout, BooleanSupplier ready) {
        var deadline = Instant.now().plus(timeout);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                process.kill();
                throw new StartFailed(name + " ended at its start: " + process.lastOutput());
            }
            if (Instant.now().isAfter(deadline)) {
                process.kill();
                throw new StartFailed(name + " does not answer after " + timeout + ".");
            }
            LockSupport.parkNanos(STEP.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                process.kill();
                throw new StartFailed(name + " was stopped at its start.");
            }
        }
    }
}
