package org.artstore.index.job;

import org.artstore.index.generation.Generation;
import org.artstore.schemas.event.EventJson;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The jobs in the registry, and their generations. Everything is part of the caller's transaction.
public final class JobTable {

    private static final String NEXT_GENERATION =
            """
            insert into registry.generations (number, state, rate_limit)
            select max(number) + 1, 'building', ?::integer from registry.generations
            returning number
            """;

    private static final String AFTER =
            " where (created_at, job_id) < (select created_at, job_id from registry.jobs"
                    + " where job_id = ?)";

    private JobTable() {}

    /// Nobody else begins or changes a job until the end of the transaction.
    public static void lock(Connection transaction) throws SQLException {
        execute(
                transaction,
                "select pg_advisory_xact_lock(hashtextextended('artstore.reindex-jobs', 0))");
    }

    /// Adds a job that builds a new generation.
    ///
    /// @param telling what the elements tell to the log first, if they are to
    public static UUID begin(
            Connection transaction,
            String source,
            @Nullable Integer rateLimit,
            @Nullable Telling telling,
            String createdBy)
            throws SQLException {
        int generation = nextGeneration(transaction, rateLimit);
        var id = UUID.randomUUID();
        var sql =
                "insert into registry.jobs (job_id, generation, source, rate_limit, state,"
                        + " created_by, telling) values (?, ?, ?, ?, ?, ?, ?::jsonb)";
        update(
                transaction,
                sql,
                id,
                generation,
                source,
                rateLimit,
                JobState.BUILDING.code(),
                createdBy,
                json(telling));
        return id;
    }

    private static int nextGeneration(Connection transaction, @Nullable Integer rateLimit)
            throws SQLException {
        try (var statement = transaction.prepareStatement(NEXT_GENERATION)) {
            statement.setObject(1, rateLimit);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    public static Optional<Job> find(Connection transaction, UUID id) throws SQLException {
        return JobRows.select(transaction, " where job_id = ?", id).stream().findFirst();
    }

    /// The job that builds a generation now, if there is one.
    public static Optional<Job> unfinished(Connection transaction) throws SQLException {
        var sql = " where state in ('building', 'paused', 'ready')";
        return JobRows.select(transaction, sql).stream().findFirst();
    }

    /// The jobs that readers were last switched by, and that can be rolled back.
    public static List<Job> switched(Connection transaction) throws SQLException {
        var sql =
                " where state = 'switched' and replaced in"
                        + " (select number from registry.generations where state = 'following')";
        return JobRows.select(transaction, sql);
    }

    /// The newest jobs, or those after the one of this id.
    public static List<Job> page(Connection transaction, @Nullable UUID after, int most)
            throws SQLException {
        var order = " order by created_at desc, job_id desc limit ?";
        return after == null
                ? JobRows.select(transaction, order, most)
                : JobRows.select(transaction, AFTER + order, after, most);
    }

    /// Notes how far it is, if it is still building.
    public static void advance(Connection transaction, UUID id, Progress progress)
            throws SQLException {
        var sql =
                "update registry.jobs set done = ?, total = ?, rate = ?,"
                        + " updated_at = clock_timestamp() where job_id = ? and state = 'building'";
        update(transaction, sql, progress.done(), progress.total(), progress.rate(), id);
    }

    /// Notes what the elements have told, if it is still building.
    public static void tell(Connection transaction, UUID id, Telling telling) throws SQLException {
        var sql =
                "update registry.jobs set telling = ?::jsonb"
                        + " where job_id = ? and state = 'building'";
        update(transaction, sql, json(telling), id);
    }

    private static @Nullable String json(@Nullable Telling telling) {
        return telling == null ? null : EventJson.MAPPER.writeValueAsString(telling);
    }

    /// Notes its new state.
    public static void set(Connection transaction, UUID id, JobState state) throws SQLException {
        var sql =
                "update registry.jobs set state = ?, updated_at = clock_timestamp()"
                        + " where job_id = ?";
        update(transaction, sql, state.code(), id);
    }

    /// Notes that readers saw `replaced` before.
    public static void replace(Connection transaction, UUID id, Generation replaced)
            throws SQLException {
        var sql =
                "update registry.jobs set replaced = ?, switched_at = clock_timestamp()"
                        + " where job_id = ?";
        update(transaction, sql, replaced.number(), id);
    }

    /// Notes why it could not go on.
    public static void fail(Connection transaction, UUID id, String failure) throws SQLException {
        set(transaction, id, JobState.FAILED);
        update(transaction, "update registry.jobs set failure = ? where job_id = ?", failure, id);
    }

    /// Notes what was found.
    public static void note(Connection transaction, UUID id, Findings findings)
            throws SQLException {
        var live = findings.live();
        var sql =
                "update registry.jobs set live_hash = ?, live_documents = ?, built_hash = ?,"
                        + " built_documents = ?, differing = ?, differing_searches = ?"
                        + " where job_id = ?";
        update(
                transaction,
                sql,
                live == null ? null : live.hash(),
                live == null ? null : live.documents(),
                findings.built().hash(),
                findings.built().documents(),
                findings.differing(),
                findings.differingSearches(),
                id);
    }

    /// What becomes of a generation: `building`, `paused`, `following` or `dropped`.
    public static void set(Connection transaction, Generation generation, String state)
            throws SQLException {
        update(
                transaction,
                "update registry.generations set state = ? where number = ?",
                state,
                generation.number());
    }

    /// Drops all generations but these two.
    public static void keepOnly(Connection transaction, Generation one, Generation other)
            throws SQLException {
        update(
                transaction,
                "update registry.generations set state = 'dropped' where number not in (?, ?)",
                one.number(),
                other.number());
    }

    private static void update(Connection transaction, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            JobRows.bind(statement, values);
            var _ = statement.executeUpdate();
        }
    }

    private static void execute(Connection transaction, String sql) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
