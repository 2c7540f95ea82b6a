package org.artstore.index.pipeline;

import org.artstore.index.batch.Backlog;
import org.artstore.index.cache.DocumentCache;
import org.artstore.index.deadletter.DeadLetters;
import org.artstore.index.generation.Generation;
import org.artstore.index.position.FileLog;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.index.topology.FileStream;
import org.artstore.index.topology.StreamSettings;
import org.artstore.index.writer.BatchWriter;
import org.artstore.index.writer.IndexTables;
import org.artstore.starter.kafka.KafkaClients;

import java.util.function.BiConsumer;

import javax.sql.DataSource;

/// Puts the parts together that follow a log.
record Streaming(
        Generation generation,
        StreamSettings settings,
        DataSource database,
        KafkaClients clients,
        DocumentCache cache,
        DeadLetters deadLetters,
        IndexMeters meters) {

    /// Follows `log` until Streams gives up or the thread is interrupted.
    void run(FileLog log, BiConsumer<FileStream, Backlog> started) throws InterruptedException {
        var tables = new IndexTables(database, generation, log.topicId());
        var writer = new BatchWriter(tables, cache, deadLetters, meters);
        var backlog = new Backlog(writer);
        var stream = new FileStream(generation, settings, clients, backlog, deadLetters);
        try {
            started.accept(stream, backlog);
            stream.start();
            stream.awaitEnd();
        } finally {
            writer.close();
            stream.close();
        }
    }
}
