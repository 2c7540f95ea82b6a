package org.artstore.worker.check;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.filelog.FileLogReader;
import org.artstore.worker.filelog.LogState;
import org.artstore.worker.filelog.LogState.Told;
import org.artstore.worker.filelog.Part;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// What the file log says of one part of the documents: first all of it up to a moment, then again
/// and again what has come since. For one thread.
final class CheckedLog {

    private final FileLogReader reader;
    private final Part part;
    private final UUID topicId;
    private final LogState before;
    private final LogState meanwhile;
    private final Set<FileId> latest = new HashSet<>();
    private Map<TopicPartition, Long> read;
    private long unreadable;

    /// @param end before which everything was told "before"
    CheckedLog(
            FileLogReader reader,
            UUID topicId,
            ElementId element,
            Part part,
            Map<TopicPartition, Long> end) {
        this.reader = reader;
        this.topicId = topicId;
        this.part = part;
        this.before = new LogState(element, part);
        this.meanwhile = new LogState(element, part);
        this.read = Map.copyOf(end);
    }

    /// Which log has the name of the file log now.
    static UUID topicId(Admin admin) throws InterruptedException {
        try {
            var topics = admin.describeTopics(List.of(Topics.FILES.name())).allTopicNames().get();
            var id = topics.values().iterator().next().topicId();
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the file log cannot be described", failure);
        }
    }

    /// Reads all there was when the check began.
    void readBefore(Map<TopicPartition, Long> begin) throws InterruptedException {
        reader.read(begin, read, record -> apply(record, before));
    }

    /// Reads what has come since it was read last, and returns where the log ended now.
    LogEnd catchUp() throws InterruptedException {
        var end = reader.ends();
        latest.clear();
        reader.read(read, end, record -> apply(record, meanwhile));
        read = Map.copyOf(end);
        return new LogEnd(topicId, end);
    }

    private void apply(ConsumerRecord<String, byte[]> record, LogState state) {
        try {
            var event = FileEvent.CODEC.decode(record);
            state.apply(event);
            if (state == meanwhile && part.contains(event.heldAs())) {
                latest.add(event.heldAs());
            }
        } catch (EventRejected _) {
            unreadable++;
        }
    }

    /// What is no event at all.
    long unreadable() {
        return unreadable;
    }

    /// What was told before.
    LogState before() {
        return before;
    }

    /// Whether anything was told since.
    boolean hasToldMeanwhile(FileId file) {
        return meanwhile.knows(file);
    }

    /// Whether anything came with the last reading.
    boolean hasToldLast(FileId file) {
        return latest.contains(file);
    }

    /// What is known of a document by now; the version decides.
    @Nullable Told of(FileId file) {
        var then = before.of(file);
        var now = meanwhile.of(file);
        return then == null || (now != null && now.version() >= then.version()) ? now : then;
    }

    /// The restored copy of this id, if one was told.
    LogState.@Nullable Copy copy(FileId file) {
        var copy = before.copy(file);
        return copy == null ? meanwhile.copy(file) : copy;
    }
}
