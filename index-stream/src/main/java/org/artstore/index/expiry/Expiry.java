package org.artstore.index.expiry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Keeps the due times of one partition of the log, and gives the commands.
final class Expiry implements Processor<byte[], byte[], Void, Void> {

    static final String STORE = "due";

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final int PAUSE_INTERVALS = 10;

    private final ExpirySettings settings;
    private final LogEnds ends;
    private final Commands commands;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable DueTimes times;
    private long awaited = -1;
    private boolean caughtUp;

    Expiry(ExpirySettings settings, LogEnds ends, Commands commands) {
        this.settings = settings;
        this.ends = ends;
        this.commands = commands;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.times = new DueTimes(context.getStateStore(STORE));
        var _ =
                context.schedule(
                        settings.interval(),
                        PunctuationType.WALL_CLOCK_TIME,
                        now -> look(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var origin = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        event(record).ifPresent(this::apply);
        times().moveTo(origin.offset() + 1);
    }

    /// What is no event concerns those who keep the dead letters of the log.
    private static Optional<FileEvent> event(Record<byte[], byte[]> record) {
        try {
            return Optional.of(FileEvent.CODEC.decode(plain(record)));
        } catch (EventRejected rejected) {
            LOG.atDebug().setCause(rejected).log("A record is no event");
        } catch (RuntimeException fault) {
            LOG.atError().setCause(fault).log("A record hits a fault and is passed over");
        }
        return Optional.empty();
    }

    private static ConsumerRecord<byte[], byte[]> plain(Record<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                STORE,
                0,
                0,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private void apply(FileEvent event) {
        switch (event) {
            case FileStored(var document) -> schedule(document);
            case FileChanged(var document, _) -> schedule(document);
            case FileDeleted deleted -> times().remove(deleted.fileId());
            case FileExpired expired -> times().remove(expired.fileId());
            case FileRestored restored -> schedule(Due.of(restored));
            case FileRestoreEnded ended -> times().remove(ended.copyId());
            case CommandRejected rejected -> refused(rejected);
            case FileMoved _,
                    FileCopyRemoved _,
                    UploadRejected _,
                    FileVerified _,
                    FileDamaged _,
                    FileRestoreRequested _ -> {
                // It says nothing of the time of a document.
            }
        }
    }

    private void schedule(Document document) {
        var known = times().of(document.fileId());
        if (known.isEmpty() || known.get().version() < document.version()) {
            times().remove(document.fileId());
            Due.of(document).ifPresent(times()::put);
        }
    }

    /// Told again it is the same.
    private void schedule(Due copy) {
        if (times().of(copy.fileId()).isEmpty()) {
            times().put(copy);
        }
    }

    /// About a version that is no longer, or was elsewhere: the log has said when the next one is
    /// due, if it is.
    private void refused(CommandRejected rejected) {
        var reason = rejected.reason();
        if (reason == Refusal.VERSION_DIFFERS
                || reason == Refusal.NOT_HERE
                || reason == Refusal.DELETED) {
            times().of(rejected.fileId())
                    .filter(it -> it.commandId().equals(rejected.commandId()))
                    .ifPresent(it -> times().remove(it.fileId()));
        }
    }

    private void look(Instant now) {
        if (!isCaughtUp()) {
            return;
        }
        var due = times().until(now, settings.atOnce());
        var given = commands.give(due.stream().map(it -> it.command(now)).toList());
        var pause = settings.interval().multipliedBy(PAUSE_INTERVALS);
        for (var one : due) {
            boolean taken = given.contains(one.fileId());
            times().put(one.putOff(now.plus(taken ? settings.againAfter() : pause)));
        }
    }

    /// In a log that is read again, the end of what is due may be further on: nothing is due before
    /// that was read which was there at the start.
    private boolean isCaughtUp() {
        if (!caughtUp) {
            int partition = Objects.requireNonNull(context).taskId().partition();
            if (awaited < 0) {
                awaited = ends.of(partition).orElse(-1);
            }
            caughtUp = awaited >= 0 && times().position() >= awaited;
        }
        return caughtUp;
    }

    private DueTimes times() {
        return Objects.requireNonNull(times);
    }
}
