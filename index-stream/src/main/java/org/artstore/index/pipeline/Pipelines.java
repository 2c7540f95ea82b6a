package org.artstore.index.pipeline;

import org.artstore.index.pipeline.IndexState.Preparing;
import org.artstore.index.registry.Assigned;
import org.artstore.index.registry.GenerationRegistry;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Follows the log with each generation that the registry says, and with no other, within a moment.
/// While the registry cannot be read everything goes on as it is.
final class Pipelines implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    private final Thread thread = Thread.ofPlatform().name("pipelines").unstarted(this::run);
    private final GenerationRegistry registry;
    private final Preparation preparation;
    private final Streaming streaming;
    private volatile Map<Integer, IndexPipeline> running = Map.of();
    private volatile int live;
    private boolean isOutage;

    Pipelines(GenerationRegistry registry, Preparation preparation, Streaming streaming) {
        this.registry = registry;
        this.preparation = preparation;
        this.streaming = streaming;
    }

    /// What the generation does that readers see.
    IndexState state() {
        var pipeline = running.get(live);
        return pipeline == null ? new Preparing("find the generations") : pipeline.state();
    }

    double lag() {
        return ofLive(IndexPipeline::lag);
    }

    double age() {
        return ofLive(IndexPipeline::age);
    }

    private double ofLive(ToDoubleFunction<IndexPipeline> figure) {
        var pipeline = running.get(live);
        return pipeline == null ? Double.NaN : figure.applyAsDouble(pipeline);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        boolean prepared = false;
        try {
            while (true) {
                prepared = attempt(prepared);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("Stopped");
        } finally {
            stop(List.copyOf(running.values()));
        }
    }

    /// Whether the registry is ready for use.
    private boolean attempt(boolean prepared) throws InterruptedException {
        try {
            if (!prepared) {
                registry.prepare();
                preparation.prepareFirst();
            }
            follow(registry.assigned());
            isOutage = false;
            return true;
        } catch (SQLException | FlywayException failure) {
            if (!isOutage) {
                isOutage = true;
                LOG.atWarn().setCause(failure).log("The generations are not known; trying again");
            }
            return prepared;
        }
    }

    private void follow(List<Assigned> all) throws InterruptedException {
        var next = new TreeMap<>(running);
        var over =
                running.values().stream()
                        .filter(it -> all.stream().noneMatch(it.assigned()::isSameWork))
                        .toList();
        stop(over);
        over.forEach(it -> next.remove(it.assigned().generation().number()));
        for (var assigned : all) {
            int number = assigned.generation().number();
            if (!next.containsKey(number)) {
                var pipeline = new IndexPipeline(assigned, preparation, streaming);
                next.put(number, pipeline);
                pipeline.start();
            }
            if (assigned.live()) {
                live = number;
            }
        }
        running = Map.copyOf(next);
    }

    /// All of them at once: one takes seconds to leave its group.
    private static void stop(List<IndexPipeline> over) {
        over.forEach(IndexPipeline::interrupt);
        over.forEach(IndexPipeline::awaitEnd);
    }
}
