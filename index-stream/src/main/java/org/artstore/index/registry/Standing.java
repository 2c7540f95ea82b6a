package org.artstore.index.registry;

import org.artstore.index.generation.Generation;
import org.artstore.index.position.AppliedLog;
import org.artstore.index.position.FileLog;
import org.artstore.index.position.LogReader;
import org.artstore.index.position.PositionTable;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// Where a generation that is built and the live one stand in the log.
///
/// The log is looked at after what was applied of it: both grow, and what is applied beyond an end
/// that was seen before would look like another log.
///
/// @param built what is applied of the generation that is built
/// @param live the generation that readers see
/// @param seen what is applied of that
public record Standing(FileLog log, AppliedLog built, Generation live, AppliedLog seen) {

    /// Nothing while a generation has no tables yet.
    ///
    /// @throws ExecutionException when there is no log, or no cluster
    public static Optional<Standing> of(
            DataSource database, Generation generation, LogReader reader)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        Optional<AppliedLog> built;
        Generation live;
        Optional<AppliedLog> seen;
        try (var connection = database.getConnection()) {
            built = new PositionTable(generation).readIfThere(connection);
            live = GenerationRegistry.live(connection);
            seen = new PositionTable(live).readIfThere(connection);
        }
        return built.isEmpty() || seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Standing(reader.read(), built.get(), live, seen.get()));
    }

    /// In what the log is not a continuation of what was built from it.
    public Optional<String> contradiction() {
        return built.contradiction(log);
    }

    /// Whether readers see what was made from another log.
    public boolean isRewound() {
        return seen.contradiction(log).isPresent();
    }
}
