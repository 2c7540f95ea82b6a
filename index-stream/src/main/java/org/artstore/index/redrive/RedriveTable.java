package org.artstore.index.redrive;

import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

/// What became of dead letters, in a schema of its own, made when it is first needed.
final class RedriveTable {

    private static final String SCHEMA = "operations";
    private static final String BEGIN =
            """
            insert into operations.redrives
                (topic_id, partition, letter_offset, digest, redriven_at, redriven_by_id)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String KNOWN =
            """
            select partition, letter_offset, log_partition, log_offset, redriven_at,
                redriven_by_id, digest
            from operations.redrives
            where topic_id = ? and partition = any(?) and letter_offset = any(?)
            """;
    private static final String END =
            """
            update operations.redrives set log_partition = ?, log_offset = ?
            where topic_id = ? and partition = ? and letter_offset = ?
            """;

    private final DataSource database;
    private volatile boolean prepared;

    RedriveTable(DataSource database) {
        this.database = database;
    }

    /// A redrive that is to be, or was.
    record Request(UUID topicId, LetterId letter, String digest, ClientId by, Instant at) {}

    private record Known(Redriven redriven, String digest) {}

    /// What became of these letters, of those of which anything did.
    Map<LetterId, Redriven> known(UUID topicId, List<LetterId> letters) throws SQLException {
        prepare();
        try (var connection = database.getConnection()) {
            var known = new HashMap<LetterId, Redriven>();
            read(connection, topicId, letters)
                    .forEach((letter, it) -> known.put(letter, it.redriven()));
            return known;
        }
    }

    /// Puts it back unless that was done before, by whomever; two who try at once wait for each
    /// other. When `send` fails, nothing is noted.
    ///
    /// @throws RedriveRejected.Redriven when it was put back in other words
    Redriven once(Request request, Supplier<Receipt> send) throws SQLException {
        prepare();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!begin(connection, request)) {
                var known =
                        read(connection, request.topicId(), List.of(request.letter()))
                                .get(request.letter());
                connection.rollback();
                if (known == null) {
                    throw new SQLException("what was noted of a letter is gone");
                }
                if (!known.digest().equals(request.digest())) {
                    throw new RedriveRejected.Redriven(known.redriven().receipt());
                }
                return known.redriven();
            }
            return sent(connection, request, send);
        }
    }

    /// The transaction is rolled back with its connection when sending fails.
    private static Redriven sent(Connection connection, Request request, Supplier<Receipt> send)
            throws SQLException {
        try {
            var receipt = send.get();
            end(connection, request, receipt);
            connection.commit();
            return new Redriven(
                    request.letter().toString(), receipt, request.at(), request.by().value());
        } catch (RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private static boolean begin(Connection connection, Request request) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, request.topicId());
            statement.setInt(2, request.letter().partition());
            statement.setLong(3, request.letter().offset());
            statement.setString(4, request.digest());
            statement.setObject(5, request.at().atOffset(ZoneOffset.UTC));
            statement.setString(6, request.by().value());
            return statement.executeUpdate() == 1;
        }
    }

    private static void end(Connection connection, Request request, Receipt receipt)
            throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setInt(1, receipt.partition());
            statement.setLong(2, receipt.offset());
            statement.setObject(3, request.topicId());
            statement.setInt(4, request.letter().partition());
            statement.setLong(5, request.letter().offset());
            var _ = statement.executeUpdate();
        }
    }

    /// Perhaps with others of the same partitions and offsets.
    private static Map<LetterId, Known> read(
            Connection connection, UUID topicId, List<LetterId> letters) throws SQLException {
        var partitions = letters.stream().map(LetterId::partition).distinct().toArray();
        var offsets = letters.stream().map(LetterId::offset).distinct().toArray();
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, topicId);
            statement.setArray(2, connection.createArrayOf("integer", partitions));
            statement.setArray(3, connection.createArrayOf("bigint", offsets));
            var known = new HashMap<LetterId, Known>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var letter = new LetterId(row.getInt(1), row.getLong(2));
                    known.put(letter, known(letter, row));
                }
            }
            return known;
        }
    }

    private static Known known(LetterId letter, ResultSet row) throws SQLException {
        return new Known(
                new Redriven(
                        letter.toString(),
                        new Receipt(row.getInt(3), row.getLong(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6)),
                row.getString(7));
    }

    private void prepare() {
        if (!prepared) {
            var _ =
                    Flyway.configure()
                            .dataSource(database)
                            .locations("classpath:db/operations")
                            .defaultSchema(SCHEMA)
                            .load()
                            .migrate();
            prepared = true;
        }
    }
}
