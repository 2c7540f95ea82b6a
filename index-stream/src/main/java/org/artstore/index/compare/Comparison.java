package org.artstore.index.compare;

import org.artstore.index.dump.CanonicalDump;
import org.artstore.index.dump.IndexHash;
import org.artstore.index.generation.Generation;
import org.artstore.index.job.Findings;
import org.artstore.index.registry.Meeting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import javax.sql.DataSource;

/// Compares a new generation with the live one, both hashed side by side.
public final class Comparison {

    private static final long PAUSE = 20;

    private final DataSource database;
    private final Duration patience;

    /// @param patience how long one generation may hold up the other
    public Comparison(DataSource database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /// Compares both at the same position of the topic, or finds nothing when they do not get there
    /// in time.
    public Optional<Findings> compare(Generation live, Generation built, UUID topicId)
            throws SQLException, InterruptedException {
        var called = Meeting.call(database, live, built, topicId, patience);
        if (called.isEmpty()) {
            return Optional.empty();
        }
        var meeting = called.get();
        try (var snapshot = snapshot()) {
            if (!await(meeting, snapshot)) {
                return Optional.empty();
            }
            meeting.end();
            var findings = findings(snapshot, live, built);
            snapshot.commit();
            return Optional.of(findings);
        } finally {
            meeting.end();
        }
    }

    /// What is known of a generation to which there is nothing to compare.
    public Findings describe(Generation built) throws SQLException {
        try (var snapshot = snapshot()) {
            var hash = CanonicalDump.of(snapshot, built);
            snapshot.commit();
            return new Findings(null, hash, null, null);
        }
    }

    private Connection snapshot() throws SQLException {
        var connection = database.getConnection();
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    /// Whether both are there, and the snapshot is of that moment.
    private boolean await(Meeting meeting, Connection snapshot)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!meeting.isComplete(snapshot)) {
            snapshot.rollback();
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    private Findings findings(Connection snapshot, Generation live, Generation built)
            throws SQLException, InterruptedException {
        var beside = hashBeside(snapshot, live);
        var after = CanonicalDump.of(snapshot, built);
        var before = result(beside);
        long differing = before.equals(after) ? 0 : differing(snapshot, live, built);
        return new Findings(
                before, after, differing, SearchSample.differing(snapshot, live, built));
    }

    /// Hashes a generation on a connection of its own, in the same moment of the database.
    private FutureTask<IndexHash> hashBeside(Connection snapshot, Generation generation)
            throws SQLException {
        var moment = exported(snapshot);
        var hashing =
                new FutureTask<>(
                        () -> {
                            try (var beside = snapshot()) {
                                enter(beside, moment);
                                var hash = CanonicalDump.of(beside, generation);
                                beside.commit();
                                return hash;
                            }
                        });
        Thread.ofVirtual().name("hash").start(hashing);
        return hashing;
    }

    private static String exported(Connection snapshot) throws SQLException {
        try (var statement = snapshot.createStatement();
                var row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void enter(Connection beside, String moment) throws SQLException {
        try (var statement = beside.createStatement()) {
            var _ = statement.execute("set transaction snapshot '" + moment + "'");
        }
    }

    private static IndexHash result(FutureTask<IndexHash> hashing)
            throws SQLException, InterruptedException {
        try {
            return hashing.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private static long differing(Connection snapshot, Generation live, Generation built)
            throws SQLException {
        var sql =
                """
                select count(*) from %s.documents a full join %s.documents b using (file_id)
                where row(a.version, a.status, a.element_id, a.body, a.fts)
                    is distinct from row(b.version, b.status, b.element_id, b.body, b.fts)
                """
                        .formatted(live.schema(), built.schema());
        try (var statement = snapshot.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
