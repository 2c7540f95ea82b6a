package org.artstore.index.pipeline;

import org.apache.kafka.streams.KafkaStreams;
import org.artstore.index.pipeline.IndexState.Following;
import org.artstore.index.pipeline.IndexState.LogRewound;
import org.artstore.index.pipeline.IndexState.Preparing;
import org.artstore.index.pipeline.IndexState.Stopped;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Whether the generation that readers see follows the log.
record IndexCheck(Supplier<IndexState> state) implements ReadinessCheck {

    @Override
    public String name() {
        return "index";
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public CompletableFuture<String> check() {
        return switch (state.get()) {
            case Following(var stream, var backlog) ->
                    stream.state() == KafkaStreams.State.RUNNING
                            ? CompletableFuture.completedFuture(backlog.size() + " records behind")
                            : notReady(stream.state().name().toLowerCase(Locale.ROOT));
            case Preparing(var step) -> notReady("has to " + step);
            case LogRewound(var contradiction) -> notReady("log-rewound: " + contradiction);
            case Stopped() -> notReady("stopped");
        };
    }

    private static CompletableFuture<String> notReady(String finding) {
        return CompletableFuture.failedFuture(new NotReady(finding));
    }
}
