package org.artstore.index.pipeline;

import org.artstore.index.generation.Generation;
import org.artstore.index.generation.GenerationSchema;
import org.artstore.index.position.AppliedLog;
import org.artstore.index.position.FileLog;
import org.artstore.index.position.LogReader;
import org.artstore.index.position.PositionTable;
import org.artstore.index.registry.Assigned;
import org.artstore.starter.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/// What must be true before the log is followed.
record Preparation(DataSource database, KafkaClients clients) {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    /// Readers have something to see.
    void prepareFirst() throws SQLException {
        var schema = new GenerationSchema(database);
        if (!schema.isShown()) {
            schema.prepare(Generation.FIRST);
        }
    }

    /// The tables are there.
    void prepareTables(Assigned assigned) throws SQLException {
        var schema = new GenerationSchema(database);
        if (assigned.building()) {
            schema.prepareNew(assigned.generation());
        } else {
            schema.prepare(assigned.generation());
        }
    }

    AppliedLog applied(Generation generation) throws SQLException {
        try (var connection = database.getConnection()) {
            return new PositionTable(generation).read(connection);
        }
    }

    FileLog log() throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = clients.newAdmin()) {
            return new LogReader(admin).read();
        }
    }

    /// Streams will not begin behind the position of the index.
    void align(Generation generation, FileLog log, AppliedLog applied)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = clients.newAdmin()) {
            var group = generation.applicationId();
            if (new LogReader(admin).takeBack(group, applied.of(log))) {
                LOG.atWarn()
                        .addKeyValue("group", group)
                        .log("The group was ahead of the index and was taken back to it");
            }
        }
    }
}
