package org.artstore.worker.scrub;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;

import org.artstore.schemas.id.ElementId;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Scrubs every element of this worker that is in use, each on a thread of its own.
final class Scrubbing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final OwnElements elements;
    private final Verifications verifications;
    private final Map<ElementId, Thread> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("scrub-rounds").daemon().factory());
    private volatile boolean started;

    Scrubbing(OwnElements elements, Verifications verifications) {
        this.elements = elements;
        this.verifications = verifications;
    }

    @Override
    public void start() {
        started = true;
        var _ =
                rounds.scheduleWithFixedDelay(
                        this::round,
                        verifications.settings().beginAfter().toMillis(),
                        ROUND.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        started = false;
        rounds.shutdownNow();
        running.values().forEach(Thread::interrupt);
        try {
            for (var thread : running.values()) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private void round() {
        for (var element : elements.kept()) {
            running.computeIfAbsent(
                    element.id(),
                    id ->
                            Thread.ofPlatform()
                                    .name("scrub-" + id)
                                    .daemon()
                                    .start(() -> scrub(element)));
        }
    }

    private void scrub(KeptElement element) {
        List<Meter> gauges = List.of();
        try {
            var scrub = new ElementScrub(element, verifications);
            gauges = gauges(element, scrub);
            scrub.run();
        } catch (DiskFailed | StoreUnavailable failure) {
            log(element, failure, "An element cannot be scrubbed now");
            rest();
        } catch (InterruptedException _) {
            LOG.atDebug().addKeyValue("element_id", element.id()).log("Scrubbing ends");
        } catch (RuntimeException failure) {
            log(element, failure, "A fault ended the scrubbing of an element for now");
            rest();
        } finally {
            gauges.forEach(verifications.meters()::remove);
            running.remove(element.id());
        }
    }

    private static void rest() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Meter> gauges(KeptElement element, ElementScrub scrub) {
        var id = element.id().value();
        return List.of(
                Gauge.builder("artstore.scrub.oldest.age", () -> ageInSeconds(scrub.oldest()))
                        .description("Since any file was last verified or stored, at most")
                        .baseUnit("seconds")
                        .tag(ScrubMetrics.ELEMENT, id)
                        .register(verifications.meters()),
                Gauge.builder("artstore.damaged.files", element.damages()::size)
                        .description("Files that are damaged and not served")
                        .tag(ScrubMetrics.ELEMENT, id)
                        .register(verifications.meters()));
    }

    private double ageInSeconds(Instant then) {
        var age = Duration.between(then, verifications.clock().instant());
        return Math.max(0, age.toMillis() / 1000.0);
    }

    private static void log(KeptElement element, RuntimeException failure, String sentence) {
        LOG.atError().addKeyValue("element_id", element.id()).setCause(failure).log(sentence);
    }
}
