package org.artstore.index.reindex;

import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.artstore.index.job.JobTable;
import org.artstore.index.position.LogReader;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.starter.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// Removes the generations that nobody wants any more: first the group of their readers, which is
/// possible when no instance reads for them, then their tables.
record Sweep(DataSource database, KafkaClients clients, Duration keep) {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /// SQLSTATE `lock_not_available`: somebody reads it.
    private static final String LOCKED = "55P03";

    /// Drops the ways back whose time is over, and removes what is dropped.
    void run(Instant now) throws SQLException, InterruptedException, TimeoutException {
        for (var generation : expire(now)) {
            if (isUnread(generation)) {
                remove(generation);
            }
        }
    }

    private List<Generation> expire(Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JobTable.lock(connection);
            for (var job : JobTable.switched(connection)) {
                var replaced = job.replaced();
                var switched = job.switchedAt();
                if (replaced != null && switched != null && switched.plus(keep).isBefore(now)) {
                    JobTable.set(connection, replaced, "dropped");
                }
            }
            var dropped = GenerationRegistry.dropped(connection);
            connection.commit();
            return dropped;
        }
    }

    private boolean isUnread(Generation generation) throws InterruptedException, TimeoutException {
        try (var admin = clients.newAdmin()) {
            return new LogReader(admin).remove(generation.applicationId());
        }
    }

    private void remove(Generation generation) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "set local lock_timeout = '500ms'");
            GenerationSchema.drop(connection, generation);
            execute(
                    connection,
                    "delete from registry.deferred_indexes where generation = "
                            + generation.number());
            connection.commit();
            LOG.atInfo()
                    .addKeyValue("generation", generation.number())
                    .log("A generation of the index is gone");
        } catch (SQLException failure) {
            if (!LOCKED.equals(failure.getSQLState())) {
                throw failure;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
