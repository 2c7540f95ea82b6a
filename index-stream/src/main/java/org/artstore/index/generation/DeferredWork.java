package org.artstore.index.generation;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// What a new generation does without until it has caught up with the log, because then it is made
/// at once and faster: most indexes, and the sums.
public final class DeferredWork {

    private final String lock;
    private final DeferredIndexes indexes;
    private final DeferredSums sums;

    public DeferredWork(Generation generation) {
        this.lock =
                "select from registry.generations where number = "
                        + generation.number()
                        + " for update";
        this.indexes = new DeferredIndexes(generation);
        this.sums = new DeferredSums(generation);
    }

    /// Only while it is being built: who says that it is ready changes the row that is locked here.
    void deferWhileEmpty(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.execute(lock);
        }
        indexes.deferWhileEmpty(transaction);
        sums.deferWhileEmpty(transaction);
    }

    /// Makes all that is missing: the sums last, because what is written after them is counted one
    /// by one.
    ///
    /// @return whether anything was missing
    public boolean make(DataSource database) throws SQLException {
        boolean indexed = indexes.make(database);
        boolean counted = sums.make(database);
        return indexed || counted;
    }

    /// Whether anything is missing.
    public boolean isIncomplete(Connection transaction) throws SQLException {
        return indexes.isIncomplete(transaction) || sums.isMissing(transaction);
    }
}
