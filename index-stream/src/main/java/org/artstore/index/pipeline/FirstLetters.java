package org.artstore.index.pipeline;

import org.artstore.index.generation.Generation;
import org.artstore.schemas.event.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

/// Keeps the dead letters that nobody has kept yet: the generation that readers see has those of
/// all records before its position.
record FirstLetters(
        DataSource database,
        Generation generation,
        UUID topicId,
        Consumer<DeadLetter<byte[], byte[]>> keep)
        implements Consumer<DeadLetter<byte[], byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLetters.class);

    private static final String KEPT =
            """
            select exists (select from live.positions, live.generation
                where number <> ? and topic_id = ? and partition = ? and next_offset > ?)
            """;

    @Override
    public void accept(DeadLetter<byte[], byte[]> letter) {
        if (!isKept(letter)) {
            keep.accept(letter);
        }
    }

    /// Twice is better than never.
    private boolean isKept(DeadLetter<byte[], byte[]> letter) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEPT)) {
            statement.setInt(1, generation.number());
            statement.setObject(2, topicId);
            statement.setInt(3, letter.record().partition());
            statement.setLong(4, letter.record().offset());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException failure) {
            LOG.atWarn().setCause(failure).log("A dead letter may be kept twice");
            return false;
        }
    }
}
