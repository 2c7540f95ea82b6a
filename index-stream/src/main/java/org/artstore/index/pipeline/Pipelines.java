package org.artstore.index.pipeline;

import org.artstore.index.pipeline.IndexState.Preparing;
import org.artstore.index.registry.Assigned;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.starter.lifetime.Turns;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Follows the log with each generation that the registry says, and with no other, within a moment.
/// While the registry cannot be read everything goes on as it is.
final class Pipelines implements Turns.Turn {

    private final GenerationRegistry registry;
    private final Preparation preparation;
    private final Streaming streaming;
    private volatile Map<Integer, IndexPipeline> running = Map.of();
    private volatile int live;
    private boolean prepared;

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
    public void take() throws SQLException, InterruptedException {
        if (!prepared) {
            registry.prepare();
            preparation.prepareFirst();
            prepared = true;
        }
        follow(registry.assigned());
    }

    @Override
    public void end() {
        stop(List.copyOf(running.values()));
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
