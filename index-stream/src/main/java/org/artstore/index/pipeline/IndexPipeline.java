package org.artstore.index.pipeline;

import org.artstore.index.pipeline.IndexState.Following;
import org.artstore.index.pipeline.IndexState.LogRewound;
import org.artstore.index.pipeline.IndexState.Preparing;
import org.artstore.index.pipeline.IndexState.Stopped;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Prepares the index, follows the log, and begins again when something fails.
///
/// It does not go on when the log has been rewound or replaced: positions would mean other records
/// than they did, and the index would silently differ from the log.
final class IndexPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexPipeline.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    private final Preparation preparation;
    private final Streaming streaming;
    private final Thread thread = Thread.ofPlatform().name("index-pipeline").unstarted(this::run);
    private volatile IndexState state = new Preparing("start");
    private String lastFailure = "";

    IndexPipeline(Preparation preparation, Streaming streaming) {
        this.preparation = preparation;
        this.streaming = streaming;
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
        try {
            while (attempt()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("Stopped");
        } finally {
            state = new Stopped();
        }
    }

    /// Whether another attempt is of use.
    private boolean attempt() throws InterruptedException {
        try {
            return follow();
        } catch (SQLException | FlywayException | ExecutionException | TimeoutException failure) {
            var words = failure.toString();
            if (!words.equals(lastFailure)) {
                lastFailure = words;
                LOG.atWarn()
                        .addKeyValue("step", state)
                        .setCause(failure)
                        .log("The index is not ready; trying again until it is");
            }
            return true;
        }
    }

    private boolean follow()
            throws InterruptedException, SQLException, ExecutionException, TimeoutException {
        state = new Preparing("prepare the tables");
        preparation.prepareTables();
        state = new Preparing("find the file log");
        var log = preparation.log();
        var applied = preparation.applied();
        var contradiction = applied.contradiction(log);
        if (contradiction.isPresent()) {
            stand(contradiction.get());
            return false;
        }
        state = new Preparing("agree with the group");
        preparation.align(log, applied);
        lastFailure = "";
        streaming.run(log, (stream, backlog) -> state = new Following(stream, backlog));
        return true;
    }

    private void stand(String contradiction) throws InterruptedException {
        state = new LogRewound(contradiction);
        LOG.atError()
                .addKeyValue("contradiction", contradiction)
                .log("The file log was rewound or replaced: the index is not written any more");
        Thread.currentThread().join();
    }
}
