package org.artstore.worker.trim;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalCodec;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the uploads begin of which more may come: staged here, or forwarded and not ended. To be
/// used by the thread that reads the journal.
public final class Openings {

    private final OpenUploads uploads;
    private final Duration life;
    private final InstantSource clock;
    private final Map<FileId, Opening> known = new HashMap<>();

    /// @param begins whether it is the record that opens the upload, and not one behind it that
    ///     this process happened to read first
    private record Opening(TopicPartition partition, long offset, boolean begins, Instant seen) {}

    /// @param life after which nothing can come of a forwarded upload any more
    public Openings(OpenUploads uploads, Duration life, InstantSource clock) {
        this.uploads = uploads;
        this.life = life;
        this.clock = clock;
    }

    /// To be called with all records in order, when they have been applied.
    public void note(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            file(record).ifPresent(file -> note(file, record));
        }
    }

    private void note(FileId file, ConsumerRecord<String, byte[]> record) {
        if (uploads.isStaged(file)) {
            known.computeIfAbsent(file, _ -> opening(record));
        } else if (JournalCodec.ends(record)) {
            known.remove(file);
        } else if (uploads.isForwarded(file)) {
            known.computeIfAbsent(file, _ -> opening(record));
        }
    }

    private Opening opening(ConsumerRecord<String, byte[]> record) {
        return new Opening(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                JournalCodec.opens(record),
                clock.instant());
    }

    /// From where on each partition is needed for them, if for any. Empty while one of them began
    /// before this process: nobody knows where.
    public Optional<Map<TopicPartition, Long>> needed() {
        known.entrySet().removeIf(it -> isOver(it.getKey(), it.getValue()));
        if (!known.values().stream().allMatch(Opening::begins)
                || !known.keySet().containsAll(uploads.staged())) {
            return Optional.empty();
        }
        var needed = new HashMap<TopicPartition, Long>();
        known.values().forEach(it -> needed.merge(it.partition(), it.offset(), Math::min));
        return Optional.of(needed);
    }

    private boolean isOver(FileId file, Opening opening) {
        return !uploads.isStaged(file)
                && (!uploads.isForwarded(file)
                        || opening.seen().plus(life).isBefore(clock.instant()));
    }

    private static Optional<FileId> file(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.ofNullable(record.key()).map(FileId::parse);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
