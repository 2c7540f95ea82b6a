package org.artstore.index.reindex;

import org.apache.kafka.clients.admin.Admin;
import org.artstore.index.compare.Comparison;
import org.artstore.index.generation.DeferredWork;
import org.artstore.index.generation.Generation;
import org.artstore.index.job.Findings;
import org.artstore.index.job.Job;
import org.artstore.index.job.JobState;
import org.artstore.index.job.JobTable;
import org.artstore.index.job.Progress;
import org.artstore.index.position.FileLog;
import org.artstore.index.position.LogReader;
import org.artstore.index.registry.Standing;
import org.artstore.index.retelling.Outcome;
import org.artstore.index.retelling.Retelling;
import org.artstore.starter.kafka.KafkaClients;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// Carries the job that builds a generation on by one step: what the elements tell the log, if they
/// are to; how far the generation is, its indexes and sums when it has caught up, the comparison,
/// ready. All of it begins again after a death.
final class Conductor {

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    /// So many records from the end of the log the other generation may wait for it, if that takes
    /// no more than a second.
    private static final long CLOSE = 2_000;

    private static final long NEXT_TO_NOTHING = 10;

    private final DataSource database;
    private final KafkaClients clients;
    private final Retelling retelling;
    private final Comparison comparison;
    private @Nullable Admin admin;
    private @Nullable Rate rate;
    private @Nullable Goal goal;

    Conductor(
            DataSource database, KafkaClients clients, Retelling retelling, Comparison comparison) {
        this.database = database;
        this.clients = clients;
        this.retelling = retelling;
        this.comparison = comparison;
    }

    /// One step, by the only instance that takes one.
    void step(Job job)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var standing = standing(job.generation());
        if (standing.isPresent()) {
            step(job, standing.get());
        }
    }

    private void step(Job job, Standing standing)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var contradiction = standing.contradiction();
        if (contradiction.isPresent()) {
            fail(job, contradiction.get());
        } else if (job.isTold()) {
            index(job, standing);
        } else {
            tell(job, standing);
        }
    }

    private void tell(Job job, Standing standing)
            throws SQLException, InterruptedException, ExecutionException {
        switch (retelling.step(job, standing)) {
            case Outcome.Going(long done, long total) -> {
                var _ = advance(job, done, total);
            }
            case Outcome.Ended() -> rate = null;
            case Outcome.Impossible(var why) -> fail(job, why);
        }
    }

    private void index(Job job, Standing standing)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var log = standing.log();
        var offsets = standing.built().offsets(log.topicId());
        long total = log.ends().values().stream().mapToLong(Long::longValue).sum();
        long done = offsets.values().stream().mapToLong(Long::longValue).sum();
        var progress = advance(job, done, total);
        if (!isClose(progress)) {
            return;
        }
        if (new DeferredWork(job.generation()).make(database)) {
            step(job);
            return;
        }
        var findings = findings(job, standing, offsets);
        if (findings.isPresent()) {
            ready(job, findings.get());
        }
    }

    private static boolean isClose(Progress progress) {
        long soon = Math.clamp((long) progress.rate(), NEXT_TO_NOTHING, CLOSE);
        return progress.total() - progress.done() <= soon;
    }

    private Progress advance(Job job, long done, long total) throws SQLException {
        long now = System.nanoTime();
        rate =
                rate == null || !rate.job().equals(job.id())
                        ? Rate.first(job.id(), done, now)
                        : rate.next(done, now);
        var progress = rate.progress(total);
        try (var connection = database.getConnection()) {
            JobTable.advance(connection, job.id(), progress);
        }
        return progress;
    }

    private Optional<Findings> findings(Job job, Standing standing, Map<Integer, Long> offsets)
            throws SQLException, InterruptedException {
        var log = standing.log();
        var telling = job.telling();
        if (telling != null && !hasCaughtUp(job, log, offsets)) {
            return Optional.empty();
        }
        if (telling != null && telling.rewound()) {
            return Optional.of(comparison.describe(job.generation()));
        }
        if (!standing.isRewound()) {
            return comparison.compare(standing.live(), job.generation(), log.topicId());
        }
        return hasCaughtUp(job, log, offsets)
                ? Optional.of(comparison.describe(job.generation()))
                : Optional.empty();
    }

    /// Whether all is applied that was in the log when it had nearly caught up.
    private boolean hasCaughtUp(Job job, FileLog log, Map<Integer, Long> offsets) {
        if (goal == null || !goal.job().equals(job.id())) {
            goal = new Goal(job.id(), log.ends());
        }
        return goal.ends().entrySet().stream()
                .allMatch(it -> offsets.getOrDefault(it.getKey(), 0L) >= it.getValue());
    }

    /// Unless somebody was faster, or its tables were only made just now.
    private void ready(Job job, Findings findings) throws SQLException {
        boolean ready =
                end(
                        job,
                        "following",
                        connection -> {
                            JobTable.note(connection, job.id(), findings);
                            JobTable.set(connection, job.id(), JobState.READY);
                            return !new DeferredWork(job.generation()).isIncomplete(connection);
                        });
        if (ready) {
            LOG.atInfo()
                    .addKeyValue("job_id", job.id())
                    .addKeyValue("equal", findings.isEqual())
                    .log("A new generation of the index is ready");
        }
    }

    /// Unless somebody was faster.
    private void fail(Job job, String why) throws SQLException {
        boolean failed =
                end(
                        job,
                        "dropped",
                        connection -> {
                            JobTable.fail(connection, job.id(), why);
                            return true;
                        });
        if (failed) {
            LOG.atWarn().addKeyValue("job_id", job.id()).log("A generation cannot be built");
        }
    }

    /// Whether the job ended, which it does if it is still building and `change` wants it.
    private boolean end(Job job, String generation, Change change) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JobTable.lock(connection);
            var now = JobTable.find(connection, job.id());
            if (now.isEmpty() || now.get().state() != JobState.BUILDING) {
                return false;
            }
            JobTable.set(connection, job.generation(), generation);
            if (!change.make(connection)) {
                return false;
            }
            connection.commit();
            return true;
        }
    }

    private Optional<Standing> standing(Generation generation)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var asked = admin == null ? clients.newAdmin() : admin;
        admin = asked;
        return Standing.of(database, generation, new LogReader(asked));
    }

    /// There is nothing to carry on for now.
    void rest() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }

    private record Goal(UUID job, Map<Integer, Long> ends) {}

    private interface Change {
        boolean make(Connection transaction) throws SQLException;
    }
}
