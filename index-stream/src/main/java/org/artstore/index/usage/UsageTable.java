package org.artstore.index.usage;

import org.artstore.index.generation.Generation;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;

import tools.jackson.core.type.TypeReference;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The sums of a generation, and which of them have been told.
record UsageTable(Generation generation) {

    private static final TypeReference<TreeMap<Integer, Long>> POSITIONS = new TypeReference<>() {};

    /// That of the generation that readers see.
    static UsageTable live(Connection connection) throws SQLException {
        return new UsageTable(GenerationRegistry.live(connection));
    }

    /// Whether there is a generation that readers see and, until the end of the transaction, nobody
    /// else tells.
    static boolean lock(Connection connection) throws SQLException {
        var sql =
                "select to_regclass('live.generation') is not null"
                        + " and pg_try_advisory_xact_lock(hashtext('artstore.usage'))";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// Everything is to be told again.
    void forget(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.executeUpdate("update " + table() + " set told = false where told");
        }
    }

    /// What has not been told, of `most` accounts at most. Sums and positions are of one moment.
    List<AccountUsage> untold(Connection connection, int most) throws SQLException {
        var sql =
                """
                select tenant, client_id, bytes, files, as_of,
                    (select json_object_agg(partition, next_offset) from %s.positions)
                from %s where not told order by tenant, client_id limit ?
                """
                        .formatted(generation.schema(), table());
        var usages = new ArrayList<AccountUsage>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, most);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    usages.add(usage(row));
                }
            }
        }
        return usages;
    }

    /// Notes that these were told; one that has changed in the meantime is still to be told.
    void told(Connection connection, List<AccountUsage> usages) throws SQLException {
        var sql =
                "update "
                        + table()
                        + " set told = true where tenant = ? and client_id = ? and bytes = ?"
                        + " and files = ? and as_of = ?";
        try (var statement = connection.prepareStatement(sql)) {
            for (var usage : usages) {
                statement.setString(1, usage.tenant().value());
                statement.setString(2, usage.clientId().value());
                statement.setLong(3, usage.bytes());
                statement.setLong(4, usage.files());
                statement.setObject(5, usage.asOf().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        }
    }

    private String table() {
        return generation.schema() + ".account_usage";
    }

    private static AccountUsage usage(ResultSet row) throws SQLException {
        var positions = row.getString(6);
        return new AccountUsage(
                new TenantId(row.getString(1)),
                new ClientId(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                positions == null ? null : EventJson.MAPPER.readValue(positions, POSITIONS));
    }
}
