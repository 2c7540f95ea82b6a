package org.artstore.index.position;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The log as the index knows it: the positions of each topic it has been applied from. More than
/// one topic means that the log was replaced.
public record AppliedLog(Map<UUID, List<LogPosition>> topics) {

    public AppliedLog {
        topics = Map.copyOf(topics);
    }

    /// In what `log` is not a continuation of what was applied; empty when it is one.
    public Optional<String> contradiction(FileLog log) {
        var foreign = topics.keySet().stream().filter(id -> !id.equals(log.topicId())).findFirst();
        return foreign.map(id -> "topic " + log.topicId() + " stands where " + id + " was applied")
                .or(() -> of(log).stream().flatMap(it -> beyond(it, log).stream()).findFirst());
    }

    /// The positions in `log`.
    public List<LogPosition> of(FileLog log) {
        return topics.getOrDefault(log.topicId(), List.of());
    }

    /// The next offset of each partition of a topic.
    public Map<Integer, Long> offsets(UUID topicId) {
        return topics.getOrDefault(topicId, List.of()).stream()
                .collect(Collectors.toMap(LogPosition::partition, LogPosition::nextOffset));
    }

    private static Optional<String> beyond(LogPosition position, FileLog log) {
        long end = log.ends().getOrDefault(position.partition(), 0L);
        return position.nextOffset() <= end
                ? Optional.empty()
                : Optional.of(
                        "partition %d ends at %d and was applied up to %d"
                                .formatted(position.partition(), end, position.nextOffset()));
    }
}
