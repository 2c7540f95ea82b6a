package org.artstore.index.batch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.index.position.LogPosition;
import org.artstore.index.row.CopyState;
import org.artstore.index.row.DocumentRow;
import org.artstore.index.row.IndexChange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is written at once: records in the order of their partitions.
///
/// @param leaderEpochs by partition, as far as they are known
public record Batch(List<Entry> entries, Map<Integer, Integer> leaderEpochs) {

    public Batch {
        entries = List.copyOf(entries);
        leaderEpochs = Map.copyOf(leaderEpochs);
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The documents it puts, older versions before newer ones.
    public List<DocumentRow> rows() {
        return entries.stream().map(Entry::change).flatMap(Batch::row).toList();
    }

    /// Up to where the log is applied, in each partition, when the batch is written.
    public Collection<LogPosition> positions() {
        var positions = new TreeMap<Integer, LogPosition>();
        for (var entry : entries) {
            int partition = entry.origin().partition();
            positions.put(
                    partition,
                    new LogPosition(
                            partition, entry.origin().offset() + 1, leaderEpochs.get(partition)));
        }
        return List.copyOf(positions.values());
    }

    /// Those of its records that `wanted` accepts; of each partition these are the first ones.
    public Batch only(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return new Batch(
                entries.stream().filter(it -> wanted.test(it.origin())).toList(), leaderEpochs);
    }

    /// The partitions of its records.
    public Set<Integer> partitions() {
        return entries.stream().map(it -> it.origin().partition()).collect(Collectors.toSet());
    }

    /// Both, `next` behind this one.
    public Batch and(Batch next) {
        return new Batch(
                Stream.concat(entries.stream(), next.entries.stream()).toList(), leaderEpochs);
    }

    /// Two batches that do the same, one after the other.
    public List<Batch> halves() {
        int middle = size() / 2;
        return List.of(
                new Batch(entries.subList(0, middle), leaderEpochs),
                new Batch(entries.subList(middle, size()), leaderEpochs));
    }

    /// Only the positions.
    public Batch withoutEffect() {
        return new Batch(entries.stream().map(Entry::withoutEffect).toList(), leaderEpochs);
    }

    /// The last word on each copy that it speaks of.
    public Collection<CopyState> copies() {
        var copies = new LinkedHashMap<List<Object>, CopyState>();
        for (var entry : entries) {
            if (entry.change() instanceof IndexChange.Mark(CopyState copy)) {
                copies.put(List.of(copy.fileId(), copy.elementId()), copy);
            }
        }
        return List.copyOf(copies.values());
    }

    /// What it does about archived documents that somebody wants or has.
    public Restorations restorations() {
        return Restorations.of(entries);
    }

    private static Stream<DocumentRow> row(IndexChange change) {
        return switch (change) {
            case IndexChange.Put(DocumentRow row) -> Stream.of(row);
            case IndexChange.Mark _,
                    IndexChange.Ask _,
                    IndexChange.Restore _,
                    IndexChange.EndRestore _,
                    IndexChange.None _ ->
                    Stream.empty();
        };
    }
}
