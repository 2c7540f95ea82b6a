package org.artstore.worker.forward;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.forward.UploadForwarded;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What has been decided of uploads, as the log of forwards tells it: of several words about one
/// upload and one element the first holds.
final class ForwardTable {

    private final Map<FileId, List<Step>> steps = new ConcurrentHashMap<>();

    private record Step(ElementId from, ElementId to) {}

    /// Takes the next record of the log.
    void follow(ConsumerRecord<String, byte[]> record) {
        apply(UploadForwarded.CODEC.decode(record));
    }

    void apply(UploadForwarded event) {
        var step = new Step(event.from(), event.to());
        steps.merge(event.fileId(), List.of(step), (known, _) -> extended(known, step));
    }

    private static List<Step> extended(List<Step> known, Step step) {
        return known.stream().anyMatch(it -> it.from().equals(step.from()))
                ? known
                : Stream.concat(known.stream(), Stream.of(step)).toList();
    }

    /// Which element stores, in the place of `from`, what the journal of `from` says of the upload.
    Optional<ElementId> target(FileId file, ElementId from) {
        return steps.getOrDefault(file, List.of()).stream()
                .filter(step -> step.from().equals(from))
                .map(Step::to)
                .findFirst();
    }

    /// The elements that have given the upload away.
    Set<ElementId> left(FileId file) {
        return steps.getOrDefault(file, List.of()).stream()
                .map(Step::from)
                .collect(Collectors.toSet());
    }

    /// All uploads that `from` has given away.
    List<FileId> all(ElementId from) {
        return steps.entrySet().stream()
                .filter(it -> it.getValue().stream().anyMatch(step -> step.from().equals(from)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
