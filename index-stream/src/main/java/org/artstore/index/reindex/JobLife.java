package org.artstore.index.reindex;

import org.artstore.index.job.Job;
import org.artstore.index.job.JobState;
import org.artstore.index.job.JobTable;
import org.artstore.index.telemetry.ReindexMeters;
import org.artstore.starter.lifetime.Turns;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// Carries jobs on, now and then; of all instances one at a time.
final class JobLife implements Turns.Turn {

    private static final String TURN =
            "select to_regclass('registry.jobs') is not null and to_regclass('live.generation')"
                    + " is not null and pg_try_advisory_xact_lock("
                    + "hashtextextended('artstore.reindex-conductor', 0))";

    private final DataSource database;
    private final Conductor conductor;
    private final Sweep sweep;
    private final ReindexMeters meters;

    JobLife(DataSource database, Conductor conductor, Sweep sweep, ReindexMeters meters) {
        this.database = database;
        this.conductor = conductor;
        this.sweep = sweep;
        this.meters = meters;
    }

    @Override
    public void end() {
        conductor.rest();
    }

    /// The turn ends with its transaction, however it ends.
    @Override
    public void take()
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
