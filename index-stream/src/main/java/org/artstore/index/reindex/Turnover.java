package org.artstore.index.reindex;

import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.artstore.index.job.Job;
import org.artstore.index.job.JobCommand;
import org.artstore.index.job.JobRejected;
import org.artstore.index.job.JobState;
import org.artstore.index.job.JobTable;
import org.artstore.index.position.AppliedLog;
import org.artstore.index.position.PositionTable;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.index.registry.Meeting;
import org.artstore.index.registry.WriteGate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/// Lets readers see another generation, in one transaction, while both are at the same position of
/// the log: nothing that readers have seen is missing afterwards, and the cache is fed by the one
/// or the other with every record. Only from a generation of another log it is a leap.
record Turnover(DataSource database, Duration patience) {

    private static final long PAUSE = 20;

    /// SQLSTATE `lock_not_available`: somebody reads the views for long.
    private static final String LOCKED = "55P03";

    /// @param confirmed that readers may see something else
    /// @throws JobRejected when it does not happen
    void carryOut(UUID id, JobCommand command, boolean confirmed)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!attempt(id, command, confirmed, end)) {
            if (System.nanoTime() > end) {
                throw new JobRejected.Behind();
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean attempt(UUID id, JobCommand command, boolean confirmed, long end)
            throws SQLException, InterruptedException {
        Generation live;
        Generation next;
        Optional<UUID> topic;
        try (var connection = database.getConnection()) {
            live = GenerationRegistry.live(connection);
            var job = allowed(connection, id, command, confirmed);
            next = next(job, command);
            topic = job.isLeap() ? Optional.empty() : commonTopic(connection, live, next);
        }
        if (topic.isEmpty()) {
            return switchOver(id, command, confirmed, live, Optional.empty());
        }
        var meeting = Meeting.call(database, live, next, topic.get(), patience);
        if (meeting.isEmpty()) {
            return false;
        }
        try {
            while (System.nanoTime() < end) {
                if (switchOver(id, command, confirmed, live, meeting)) {
                    return true;
                }
                Thread.sleep(PAUSE);
            }
            return false;
        } finally {
            meeting.get().end();
        }
    }

    /// Whether it was done, which it is not while they have not met or somebody reads for long.
    private boolean switchOver(
            UUID id,
            JobCommand command,
            boolean confirmed,
            Generation live,
            Optional<Meeting> meeting)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                var _ = statement.execute("set local lock_timeout = '500ms'");
            }
            JobTable.lock(connection);
            WriteGate.close(connection);
            var job = allowed(connection, id, command, confirmed);
            if (!GenerationRegistry.live(connection).equals(live)
                    || (meeting.isPresent() && !meeting.get().isComplete(connection))) {
                return false;
            }
            GenerationSchema.show(connection, next(job, command));
            note(connection, job, command, live);
            connection.commit();
            return true;
        } catch (SQLException failure) {
            if (LOCKED.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    private static void note(Connection connection, Job job, JobCommand command, Generation before)
            throws SQLException {
        if (command == JobCommand.SWITCH) {
            JobTable.set(connection, job.id(), JobState.SWITCHED);
            JobTable.replace(connection, job.id(), before);
            JobTable.keepOnly(connection, job.generation(), before);
        } else {
            JobTable.set(connection, job.id(), JobState.ROLLED_BACK);
            JobTable.set(connection, job.generation(), "dropped");
        }
    }

    private static Job allowed(
            Connection connection, UUID id, JobCommand command, boolean confirmed)
            throws SQLException {
        var job = JobTable.find(connection, id).orElseThrow(JobRejected.Unknown::new);
        if (job.state().after(command).isEmpty()) {
            throw new JobRejected.Illegal(job.state(), command);
        }
        if (command == JobCommand.SWITCH && job.isDifferent() && !confirmed) {
            throw new JobRejected.Different();
        }
        if (command == JobCommand.ROLLBACK
                && JobTable.switched(connection).stream().noneMatch(it -> it.id().equals(id))) {
            throw new JobRejected.Dropped();
        }
        return job;
    }

    private static Generation next(Job job, JobCommand command) {
        if (command == JobCommand.SWITCH) {
            return job.generation();
        }
        var replaced = job.replaced();
        if (replaced == null) {
            throw new JobRejected.Dropped();
        }
        return replaced;
    }

    /// The one topic that both were made from, if it is the same.
    private static Optional<UUID> commonTopic(
            Connection connection, Generation one, Generation other) throws SQLException {
        var topics = applied(connection, one).topics().keySet();
        return topics.size() == 1 && topics.equals(applied(connection, other).topics().keySet())
                ? topics.stream().findFirst()
                : Optional.empty();
    }

    private static AppliedLog applied(Connection connection, Generation generation)
            throws SQLException {
        return new PositionTable(generation).read(connection);
    }
}
