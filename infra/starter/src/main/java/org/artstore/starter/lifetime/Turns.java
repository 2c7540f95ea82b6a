package org.artstore.starter.lifetime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;

/// What a service does again and again, on a thread of its own, from its start to its end. It is
/// started once.
///
/// Whatever fails, a fault of the code too, is tried again with the next turn. It is logged once,
/// until a turn succeeds.
public final class Turns implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Thread thread;
    private final Duration pause;
    private final Duration stopWithin;
    private final Turn turn;
    private boolean isFailing;

    /// What is done.
    @FunctionalInterface
    public interface Turn {

        /// Once.
        ///
        /// @throws InterruptedException when it is to end
        /// @throws Exception when it failed for now
        void take() throws Exception;

        /// There is no turn any more.
        default void end() {}
    }

    /// @param name of the thread
    /// @param pause between two turns
    /// @param stopWithin how long its end is waited for
    public Turns(String name, Duration pause, Duration stopWithin, Turn turn) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        this.pause = pause;
        this.stopWithin = stopWithin;
        this.turn = turn;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        interrupt();
        awaitEnd();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /// Begins to stop. Only once: a turn may be ending in order.
    public void interrupt() {
        thread.interrupt();
    }

    /// Waits until it has stopped, but not for ever.
    public void awaitEnd() {
        try {
            if (!thread.join(stopWithin)) {
                LOG.atWarn().addKeyValue("turns", thread.getName()).log("It does not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                attempt();
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            LOG.atDebug().addKeyValue("turns", thread.getName()).log("Stopped");
        } finally {
            turn.end();
        }
    }

    /// Libraries wrap an interruption in exceptions of their own, and leave the mark.
    private void attempt() throws InterruptedException {
        try {
            turn.take();
            isFailing = false;
        } catch (InterruptedException ended) {
            throw ended;
        } catch (Exception failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            note(failure);
        }
    }

    private void note(Exception failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.atWarn()
                    .addKeyValue("turns", thread.getName())
                    .setCause(failure)
                    .log("It fails; trying again until it does not");
        }
    }
}
