package org.artstore.index.pipeline;

import org.artstore.index.batch.Backlog;
import org.artstore.index.cache.DocumentCache;
import org.artstore.index.deadletter.DeadLetters;
import org.artstore.index.position.FileLog;
import org.artstore.index.registry.Assigned;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.index.topology.FileStream;
import org.artstore.index.topology.Pace;
import org.artstore.index.topology.RebuildSettings;
import org.artstore.index.topology.StreamSettings;
import org.artstore.index.writer.BatchWriter;
import org.artstore.index.writer.IndexTables;
import org.artstore.starter.kafka.KafkaClients;

import java.util.function.BiConsumer;

import javax.sql.DataSource;

/// Puts the parts together that follow a log.
record Streaming(
        StreamSettings settings,
        RebuildSettings rebuild,
        DataSource database,
        KafkaClients clients,
        DocumentCache cache,
        DeadLetters deadLetters,
        IndexMeters meters) {

    /// Follows `log` until Streams gives up or the thread is interrupted.
    void run(Assigned assigned, FileLog log, BiConsumer<FileStream, Backlog> started)
            throws InterruptedException {
        var generation = assigned.generation();
        var letters = new FirstLetters(database, generation, log.topicId(), deadLetters::keep);
        var tables = new IndexTables(database, generation, log.topicId());
        var writer = new BatchWriter(tables, cache, letters, meters);
        var backlog = new Backlog(writer);
        var pace = new Pace(assigned.building() ? assigned.rateLimit() : null, log.ends().size());
        var stream =
                new FileStream(generation, pace(assigned, pace), clients, backlog, letters, pace);
        try {
            started.accept(stream, backlog);
            stream.start();
            stream.awaitEnd();
        } finally {
            pace.close();
            writer.close();
            stream.close();
        }
    }

    private StreamSettings pace(Assigned assigned, Pace pace) {
        if (!assigned.building()) {
            return settings;
        }
        var building = rebuild.stream(settings);
        return new StreamSettings(
                building.threads(),
                pace.batchSize(building.batchSize()),
                building.commitInterval(),
                building.sessionTimeout());
    }
}
