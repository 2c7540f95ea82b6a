package org.artstore.index.pipeline;

import org.artstore.index.pipeline.IndexState.Following;
import org.artstore.index.pipeline.IndexState.LogRewound;
import org.artstore.index.pipeline.IndexState.Preparing;
import org.artstore.index.pipeline.IndexState.Stopped;
import org.artstore.index.registry.Assigned;
import org.artstore.starter.lifetime.Turns;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// The life of one generation: prepares its tables, follows the log, and begins again when
/// something fails.
///
/// It does not go on when the log has been rewound or replaced: positions would mean other records
/// than they did, and the index would silently differ from the log.
final class IndexPipeline implements Turns.Turn {

    private static final Logger LOG = LoggerFactory.getLogger(IndexPipeline.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    private final Assigned assigned;
    private final Preparation preparation;
    private final Streaming streaming;
    private final Turns turns;
    private volatile IndexState state = new Preparing("start");
    private String lastFailure = "";

    IndexPipeline(Assigned assigned, Preparation preparation, Streaming streaming) {
        this.assigned = assigned;
        this.preparation = preparation;
        this.streaming = streaming;
        var name = "index-pipeline-" + assigned.generation().number();
        this.turns = new Turns(name, PAUSE, STOP_WITHIN, this);
    }

    Assigned assigned() {
        return assigned;
    }

    IndexState state() {
        return state;
    }

    /// How many records of the log are not in the index; not a number while that is not known.
    double lag() {
        return state instanceof Following(_, var backlog) ? backlog.size() : Double.NaN;
    }

    /// How old the oldest of them is, in seconds.
    double age() {
        if (!(state instanceof Following(_, var backlog))) {
            return Double.NaN;
        }
        var oldest = backlog.oldest();
        return oldest.isPresent()
                ? Math.max(0, System.currentTimeMillis() - oldest.getAsLong()) / 1000.0
                : 0;
    }

    void start() {
        turns.start();
    }

    /// Begins to stop. Only once: a second interruption would keep it from leaving its group.
    void interrupt() {
        turns.interrupt();
    }

    /// Waits until it has stopped.
    void awaitEnd() {
        turns.awaitEnd();
    }

    @Override
    public void take() throws InterruptedException {
        try {
            follow();
        } catch (SQLException | FlywayException | ExecutionException | TimeoutException failure) {
            var words = failure.toString();
            if (!words.equals(lastFailure)) {
                lastFailure = words;
                LOG.atWarn()
                        .addKeyValue("step", state)
                        .setCause(failure)
                        .log("The index is not ready; trying again until it is");
            }
        }
    }

    @Override
    public void end() {
        state = new Stopped();
    }

    private void follow()
            throws InterruptedException, SQLException, ExecutionException, TimeoutException {
        state = new Preparing("prepare the tables");
        preparation.prepareTables(assigned);
        state = new Preparing("find the file log");
        // In this order: another instance may apply what comes to the log in between.
        var applied = preparation.applied(assigned.generation());
        var log = preparation.log();
        var contradiction = applied.contradiction(log);
        if (contradiction.isPresent()) {
            stand(contradiction.get());
            return;
        }
        state = new Preparing("agree with the group");
        preparation.align(assigned.generation(), log, applied);
        lastFailure = "";
        streaming.run(assigned, log, (stream, backlog) -> state = new Following(stream, backlog));
    }

    private void stand(String contradiction) throws InterruptedException {
        state = new LogRewound(contradiction);
        LOG.atError()
                .addKeyValue("contradiction", contradiction)
                .log("The file log was rewound or replaced: the index is not written any more");
        Thread.currentThread().join();
    }
}
