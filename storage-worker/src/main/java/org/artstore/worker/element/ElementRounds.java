package org.artstore.worker.element;

import org.artstore.starter.follower.LogFollower;
import org.artstore.worker.journal.IdleUploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The life of the elements within that of the service: follows the registry, and goes round them
/// now and then.
final class ElementRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ElementRounds.class);

    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final OwnElements elements;
    private final LogFollower registry;
    private final IdleUploads idle;
    private final Duration interval;
    private final InstantSource clock;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("element-rounds").daemon().factory());
    private final ScheduledExecutorService purges =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("element-purges").daemon().factory());
    private volatile boolean running;

    ElementRounds(
            OwnElements elements,
            LogFollower registry,
            IdleUploads idle,
            Duration interval,
            InstantSource clock) {
        this.elements = elements;
        this.registry = registry;
        this.idle = idle;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        registry.start();
        rounds.execute(this::openElements);
        repeat(rounds, this::round);
        repeat(purges, () -> elements.purge(clock.instant()));
    }

    private void repeat(ScheduledExecutorService thread, Runnable work) {
        var _ =
                thread.scheduleWithFixedDelay(
                        work, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A mode that the registry has taken back since must not count for a moment.
    private void openElements() {
        try {
            var _ = registry.catchUp(CATCH_UP).get();
            elements.open();
        } catch (ExecutionException failure) {
            LOG.atWarn().setCause(failure).log("The registry of elements is not known yet");
            if (running) {
                rounds.execute(this::openElements);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            elements.reportAll();
            elements.expire(idle, clock.instant());
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("A round of the elements failed");
        }
    }

    /// Among the first to stop: what has to be told is told while Kafka's clients are still there.
    @Override
    public void stop() {
        running = false;
        registry.close();
        rounds.shutdownNow();
        purges.shutdownNow();
        elements.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
