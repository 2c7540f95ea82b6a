package org.artstore.index.batch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// What the index has not applied yet, by partition: records that were read and wait here to be
/// written together, and records that still lie in the log.
///
/// A partition is changed by the stream thread that has it; anybody may look.
public final class Backlog {

    private final Map<Integer, Queue<Entry>> pending = new ConcurrentHashMap<>();
    private final Map<Integer, Fetched> fetched = new ConcurrentHashMap<>();
    private final Consumer<Batch> index;

    /// What is known of a partition since records of it were last fetched.
    private record Fetched(@Nullable Integer leaderEpoch, long behind, long timestamp) {}

    /// @param index writes a batch; it returns when the batch is in the index, and throws when it
    /// gives up
    public Backlog(Consumer<Batch> index) {
        this.index = index;
    }

    public void add(Entry entry) {
        pending.computeIfAbsent(entry.origin().partition(), _ -> new ConcurrentLinkedQueue<>())
                .add(entry);
    }

    /// Writes what is pending of these partitions. When that fails, all of it is still pending.
    public void write(Collection<Integer> partitions) {
        var entries =
                partitions.stream()
                        .map(pending::get)
                        .filter(Objects::nonNull)
                        .flatMap(Queue::stream)
                        .toList();
        if (!entries.isEmpty()) {
            index.accept(new Batch(entries, leaderEpochs(partitions)));
            partitions.forEach(pending::remove);
        }
    }

    /// A partition is somebody else's now; what was pending is read again from its position.
    public void forget(int partition) {
        pending.remove(partition);
        fetched.remove(partition);
    }

    /// Notes the last record that was fetched of a partition, and how many lie behind it.
    public void fetched(ConsumerRecord<byte[], byte[]> last, long behind) {
        fetched.put(
                last.partition(),
                new Fetched(last.leaderEpoch().orElse(null), behind, last.timestamp()));
    }

    /// How many records are not in the index.
    public long size() {
        return pending.values().stream().mapToLong(Queue::size).sum()
                + fetched.values().stream().mapToLong(Fetched::behind).sum();
    }

    /// The timestamp of the oldest record that is not in the index, in milliseconds; while it has
    /// not been fetched yet, that of its predecessor.
    public OptionalLong oldest() {
        var waiting =
                pending.values().stream()
                        .map(Queue::peek)
                        .filter(Objects::nonNull)
                        .mapToLong(entry -> entry.origin().timestamp())
                        .min();
        return waiting.isPresent()
                ? waiting
                : fetched.values().stream()
                        .filter(it -> it.behind() > 0)
                        .mapToLong(Fetched::timestamp)
                        .min();
    }

    private Map<Integer, Integer> leaderEpochs(Collection<Integer> partitions) {
        var epochs = new ConcurrentHashMap<Integer, Integer>();
        for (var partition : partitions) {
            var last = fetched.get(partition);
            if (last != null && last.leaderEpoch() != null) {
                epochs.put(partition, last.leaderEpoch());
            }
        }
        return epochs;
    }
}
