package org.artstore.index.reindex;

import org.artstore.index.TestDatabase;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Somebody who searches all the time, with statements prepared once, and notes what must not be: a
/// failure, a document that is missing, a position of the log that is older than the one before.
final class Readers implements AutoCloseable {

    private static final String SEARCH =
            "select count(*) from live.documents where fts @@ live.search_query(?)"
                    + " and status <> 'deleted'";
    private static final String STATE =
            "select (select count(*) from live.documents),"
                    + " (select coalesce(sum(next_offset), 0) from live.positions)";

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicLong searches = new AtomicLong();
    private final TestDatabase database;
    private final String word;
    private final int expected;
    private final Thread thread = Thread.ofPlatform().unstarted(this::run);
    private volatile boolean ended;

    /// @param expected how many documents have the word, from now on
    Readers(TestDatabase database, String word, int expected) {
        this.database = database;
        this.word = word;
        this.expected = expected;
        thread.start();
    }

    List<String> complaints() {
        return complaints;
    }

    long searches() {
        return searches.get();
    }

    private void run() {
        try (var connection = connect();
                var search = connection.prepareStatement(SEARCH);
                var state = connection.prepareStatement(STATE)) {
            search.setString(1, word);
            long documents = 0;
            long position = 0;
            while (!ended) {
                try (var row = search.executeQuery()) {
                    complainUnless(first(row) == expected, "found " + row.getLong(1));
                }
                try (var row = state.executeQuery()) {
                    complainUnless(first(row) >= documents, "fewer than " + documents);
                    complainUnless(row.getLong(2) >= position, "older than " + position);
                    documents = row.getLong(1);
                    position = row.getLong(2);
                }
                searches.incrementAndGet();
            }
        } catch (SQLException failure) {
            complaints.add(failure.toString());
        }
    }

    private static long first(ResultSet row) throws SQLException {
        row.next();
        return row.getLong(1);
    }

    private void complainUnless(boolean right, String complaint) {
        if (!right) {
            complaints.add(complaint);
        }
    }

    private Connection connect() throws SQLException {
        var postgres = database.database();
        return DriverManager.getConnection(
                postgres.jdbcUrl() + "?prepareThreshold=1",
                postgres.username(),
                postgres.password());
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
