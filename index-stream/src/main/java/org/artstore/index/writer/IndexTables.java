package org.artstore.index.writer;

import org.artstore.index.batch.Batch;
import org.artstore.index.generation.Generation;
import org.artstore.index.position.PositionTable;
import org.artstore.index.registry.WriteGate;

import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

/// The tables of a generation that is filled from one topic.
public final class IndexTables {

    private final DataSource database;
    private final UUID topicId;
    private final WriteGate gate;
    private final DocumentTable documents;
    private final DamageTable damages;
    private final RestoreTable restores;
    private final PositionTable positions;

    public IndexTables(DataSource database, Generation generation, UUID topicId) {
        this.database = database;
        this.topicId = topicId;
        this.gate = new WriteGate(generation);
        this.documents = new DocumentTable(generation);
        this.damages = new DamageTable(generation);
        this.restores = new RestoreTable(generation);
        this.positions = new PositionTable(generation);
    }

    /// Rows and positions in one transaction.
    ///
    /// What is applied already stays as it is. A record that comes again, after a death or from an
    /// instance that does not know yet that its partition is another one's, would take back what
    /// later records say of damages and restored copies, which have no versions.
    Written write(Batch all) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var passage = gate.enter(connection);
            var batch = all.only(it -> passage.allows(it.partition(), it.offset()));
            var applied = positions.lock(connection, topicId, batch.partitions());
            var next = batch.only(it -> it.offset() >= applied.getOrDefault(it.partition(), 0L));
            documents.put(connection, next.rows());
            damages.mark(connection, next.copies());
            restores.put(connection, next.restorations());
            positions.write(connection, topicId, next.positions());
            connection.commit();
            return new Written(
                    passage.live(),
                    batch,
                    all.only(it -> !passage.allows(it.partition(), it.offset())));
        }
    }
}
