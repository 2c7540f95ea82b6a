package org.artstore.index.expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.JournalCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Writes commands into the journals of elements. An element whose journal does not take one keeps
/// those of the others from nothing.
final class JournalCommands implements Commands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalCommands.class);

    private final Producer<String, byte[]> producer;
    private final Counter given;

    JournalCommands(Producer<String, byte[]> producer, MeterRegistry meters) {
        this.producer = producer;
        this.given =
                Counter.builder("artstore.expiry.commands")
                        .description("Commands to documents whose time is over")
                        .register(meters);
    }

    @Override
    public Set<FileId> give(List<ExpireFile> commands) {
        var sent = new LinkedHashMap<FileId, Future<?>>();
        var silent = new HashSet<ElementId>();
        for (var command : commands) {
            if (!silent.contains(command.elementId()) && !send(command, sent)) {
                silent.add(command.elementId());
            }
        }
        var taken = new HashSet<FileId>();
        sent.forEach(
                (file, acknowledgement) -> {
                    if (isTaken(acknowledgement)) {
                        taken.add(file);
                    }
                });
        given.increment(taken.size());
        return taken;
    }

    private boolean send(ExpireFile command, Map<FileId, Future<?>> sent) {
        try {
            var record = JournalCodec.encode(command, command.requestedAt(), null);
            sent.put(command.fileId(), producer.send(record));
            return true;
        } catch (KafkaException failure) {
            LOG.atWarn()
                    .addKeyValue("element_id", command.elementId())
                    .setCause(failure)
                    .log("A journal takes no command; it is tried again");
            return false;
        }
    }

    private static boolean isTaken(Future<?> acknowledgement) {
        try {
            var _ = acknowledgement.get();
            return true;
        } catch (ExecutionException failure) {
            LOG.atWarn().setCause(failure).log("A command was not taken; it is given again");
            return false;
        } catch (InterruptedException interruption) {
            throw new InterruptException(interruption);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
