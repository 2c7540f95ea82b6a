package org.artstore.query.index;

import io.r2dbc.postgresql.api.PostgresqlException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

import java.util.Set;

/// Tells failures of PostgreSQL apart by their SQLSTATE (PostgreSQL, appendix A).
final class IndexFailures {

    private static final String QUERY_CANCELED = "57014";
    private static final Set<String> NOT_MIGRATED = Set.of("42P01", "3F000", "42883");
    private static final String DATA_EXCEPTION = "22";
    private static final String LIMIT_EXCEEDED = "54";
    private static final String SYNTAX_OR_ACCESS = "42";

    private IndexFailures() {}

    static Throwable understood(DataAccessException failure) {
        var state = sqlState(failure);
        if (state.equals(QUERY_CANCELED)) {
            return new IndexRejected.TooSlow(failure);
        }
        if (state.startsWith(DATA_EXCEPTION) || state.startsWith(LIMIT_EXCEEDED)) {
            return new IndexRejected.ImpossibleValue(failure);
        }
        if (state.startsWith(SYNTAX_OR_ACCESS) && !NOT_MIGRATED.contains(state)) {
            return new IllegalStateException("a statement is wrong", failure);
        }
        return new IndexRejected.Unavailable(failure);
    }

    private static String sqlState(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PostgresqlException rejected) {
                return rejected.getErrorDetails().getCode();
            }
        }
        return "";
    }
}
