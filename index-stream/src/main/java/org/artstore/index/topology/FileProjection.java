package org.artstore.index.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.artstore.index.batch.Backlog;
import org.artstore.index.batch.Entry;
import org.artstore.index.row.IndexChange;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Turns the records of one partition into changes of the index and leaves them in the backlog.
final class FileProjection implements Processor<byte[], byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(FileProjection.class);

    private final Backlog backlog;
    private final Consumer<DeadLetter<byte[], byte[]>> deadLetters;
    private @Nullable ProcessorContext<Void, Void> context;

    FileProjection(Backlog backlog, Consumer<DeadLetter<byte[], byte[]>> deadLetters) {
        this.backlog = backlog;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var origin = origin(record, Objects.requireNonNull(context).recordMetadata().orElseThrow());
        backlog.add(new Entry(origin, change(origin)));
    }

    /// What was not written in time is read again by the next owner of the partition.
    @Override
    public void close() {
        if (context != null) {
            backlog.forget(context.taskId().partition());
        }
    }

    /// A record that is no event, or that hits a fault in the reading of events, must not stop its
    /// partition.
    private IndexChange change(ConsumerRecord<byte[], byte[]> origin) {
        try {
            return IndexChange.of(FileEvent.CODEC.decode(origin));
        } catch (EventRejected rejected) {
            deadLetters.accept(DeadLetter.of(origin, rejected));
        } catch (RuntimeException fault) {
            LOG.atError().addKeyValue("offset", origin.offset()).setCause(fault).log("A fault");
            deadLetters.accept(new DeadLetter<>(origin, "fault", fault.getClass().getName()));
        }
        return new IndexChange.None();
    }

    private static ConsumerRecord<byte[], byte[]> origin(
            Record<byte[], byte[]> record, RecordMetadata metadata) {
        return new ConsumerRecord<>(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                size(record.key()),
                size(record.value()),
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? ConsumerRecord.NULL_SIZE : bytes.length;
    }
}
