package org.artstore.index.reindex;

import org.apache.kafka.common.KafkaException;
import org.artstore.index.job.Job;
import org.artstore.index.job.JobState;
import org.artstore.index.job.JobTable;
import org.artstore.index.telemetry.ReindexMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// Carries jobs on, now and then; of all instances one at a time.
final class JobLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobLife.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private static final String TURN =
            "select to_regclass('registry.jobs') is not null and to_regclass('live.generation')"
                    + " is not null and pg_try_advisory_xact_lock("
                    + "hashtextextended('artstore.reindex-conductor', 0))";

    private final Thread thread = Thread.ofPlatform().name("reindex").unstarted(this::run);
    private final DataSource database;
    private final Conductor conductor;
    private final Sweep sweep;
    private final ReindexMeters meters;
    private final Duration interval;
    private boolean isFailing;

    JobLife(
            DataSource database,
            Conductor conductor,
            Sweep sweep,
            ReindexMeters meters,
            Duration interval) {
        this.database = database;
        this.conductor = conductor;
        this.sweep = sweep;
        this.meters = meters;
        this.interval = interval;
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
            while (true) {
                attempt();
                Thread.sleep(interval);
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("Stopped");
        } finally {
            conductor.rest();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            takeTurn();
            isFailing = false;
        } catch (SQLException | ExecutionException | TimeoutException | KafkaException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!isFailing) {
                isFailing = true;
                LOG.atWarn().setCause(failure).log("Jobs cannot be carried on; trying again");
            }
        }
    }

    /// The turn ends with its transaction, however it ends.
    private void takeTurn()
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (var turn = database.getConnection()) {
            turn.setAutoCommit(false);
            if (isMine(turn)) {
                var job = unfinished();
                meters.showStanding(job.map(JobLife::standing).orElse(0L));
                meters.show(job.map(it -> it.progress().done()).orElse(0L), total(job));
                if (job.isPresent() && job.get().state() == JobState.BUILDING) {
                    conductor.step(job.get());
                } else {
                    conductor.rest();
                }
                sweep.run(Instant.now());
            }
            turn.rollback();
        }
    }

    private static boolean isMine(Connection turn) throws SQLException {
        try (var statement = turn.createStatement();
                var row = statement.executeQuery(TURN)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Optional<Job> unfinished() throws SQLException {
        try (var connection = database.getConnection()) {
            return JobTable.unfinished(connection);
        }
    }

    private static long standing(Job job) {
        var telling = job.telling();
        return telling == null || telling.ended() ? 0 : telling.standing();
    }

    private static long total(Optional<Job> job) {
        return job.map(it -> it.progress().total()).orElse(0L);
    }
}
