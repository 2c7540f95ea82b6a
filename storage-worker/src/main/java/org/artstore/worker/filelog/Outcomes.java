package org.artstore.worker.filelog;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.kafka.KafkaClients;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What the file log says has become of some uploads.
public final class Outcomes {

    /// Nothing is told of an upload before the time in its id, but clocks differ.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Set<Class<?>> ABOUT_COPIES =
            Set.of(FileRestored.class, FileRestoreEnded.class);

    private static final Set<String> COPIES =
            FileEvent.CODEC.types().stream()
                    .filter(it -> ABOUT_COPIES.contains(it.type()))
                    .map(EventType::name)
                    .collect(Collectors.toSet());

    private final Set<String> keys;
    private final LogState state;
    private final Set<FileId> rejected = new HashSet<>();
    private final Set<String> unclear = new HashSet<>();

    private Outcomes(Set<FileId> uploads, ElementId element) {
        this.keys = uploads.stream().map(FileId::toString).collect(Collectors.toSet());
        this.state = new LogState(element, new Part(uploads::contains));
    }

    /// Returns when the log has been read as far as it was when it was asked for.
    ///
    /// @param element where "here" is
    public static Outcomes of(Collection<FileId> uploads, ElementId element, KafkaClients clients)
            throws InterruptedException {
        var outcomes = new Outcomes(Set.copyOf(uploads), element);
        if (!uploads.isEmpty()) {
            try (var log = new FileLogReader(clients)) {
                log.read(log.since(oldest(uploads).minus(MARGIN)), log.ends(), outcomes::apply);
            }
        }
        return outcomes;
    }

    private static Instant oldest(Collection<FileId> uploads) {
        return uploads.stream()
                .map(FileId::createdAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (!keys.contains(record.key()) && !isAboutCopy(record)) {
            return;
        }
        try {
            apply(FileEvent.CODEC.decode(record));
        } catch (EventRejected _) {
            unclear.add(record.key());
        }
    }

    /// Its key is that of the document.
    private static boolean isAboutCopy(ConsumerRecord<String, byte[]> record) {
        var type = EventHeaders.text(record.headers(), EventHeaders.TYPE);
        return type != null && COPIES.contains(type);
    }

    private void apply(FileEvent event) {
        state.apply(event);
        if (event instanceof UploadRejected rejection) {
            rejected.add(rejection.fileId());
        }
    }

    /// Whether it has become a document or was rejected. What is told in words that are not
    /// understood here is told.
    public boolean isSettled(FileId upload) {
        return state.knows(upload) || rejected.contains(upload) || isUnclear(upload);
    }

    /// Whether it has become a document that lies here, by what was told last, or may have.
    public boolean isHere(FileId upload) {
        return state.here().contains(upload) || isUnclear(upload);
    }

    private boolean isUnclear(FileId upload) {
        return unclear.contains(upload.toString());
    }
}
