package org.artstore.index.reindex;

import org.artstore.index.job.Job;
import org.artstore.index.job.JobCommand;
import org.artstore.index.job.JobRejected;
import org.artstore.index.job.JobState;
import org.artstore.index.job.JobTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/// What operators do with jobs. Failures of the database are [JobRejected.Unavailable].
final class ReindexJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ReindexJobs.class);

    private final DataSource database;
    private final Turnover turnover;

    ReindexJobs(DataSource database, Turnover turnover) {
        this.database = database;
        this.turnover = turnover;
    }

    Job begin(ReindexRequest request, String client) {
        return inTransaction(
                connection -> {
                    var running = JobTable.unfinished(connection);
                    if (running.isPresent()) {
                        throw new JobRejected.Running(running.get().id());
                    }
                    var id =
                            JobTable.begin(
                                    connection,
                                    request.origin(),
                                    request.limit(),
                                    request.telling(),
                                    client);
                    return find(connection, id);
                });
    }

    Job find(UUID id) {
        return inTransaction(connection -> find(connection, id));
    }

    /// The newest first.
    List<Job> page(@Nullable UUID after, int most) {
        return inTransaction(
                connection -> {
                    if (after != null && JobTable.find(connection, after).isEmpty()) {
                        throw new JobRejected.BadCursor();
                    }
                    return JobTable.page(connection, after, most);
                });
    }

    /// @param confirmed that readers may see something else after a switch
    Job tell(UUID id, JobCommand command, boolean confirmed) {
        if (command == JobCommand.SWITCH || command == JobCommand.ROLLBACK) {
            turnOver(id, command, confirmed);
            return find(id);
        }
        return inTransaction(
                connection -> {
                    var job = find(connection, id);
                    var next =
                            job.state()
                                    .after(command)
                                    .orElseThrow(
                                            () -> new JobRejected.Illegal(job.state(), command));
                    JobTable.set(connection, id, next);
                    JobTable.set(connection, job.generation(), generation(next));
                    return find(connection, id);
                });
    }

    private static String generation(JobState next) {
        return switch (next) {
            case BUILDING -> "building";
            case PAUSED -> "paused";
            case READY, SWITCHED -> "following";
            case ROLLED_BACK, ABORTED, FAILED -> "dropped";
        };
    }

    private void turnOver(UUID id, JobCommand command, boolean confirmed) {
        try {
            turnover.carryOut(id, command, confirmed);
        } catch (SQLException failure) {
            throw unavailable(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw unavailable(failure);
        }
    }

    private static Job find(Connection connection, UUID id) throws SQLException {
        return JobTable.find(connection, id).orElseThrow(JobRejected.Unknown::new);
    }

    private <T> T inTransaction(Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JobTable.lock(connection);
            var result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    private static JobRejected unavailable(Exception failure) {
        LOG.atWarn().setCause(failure).log("The registry of generations cannot be used");
        return new JobRejected.Unavailable(failure);
    }

    private interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }
}
