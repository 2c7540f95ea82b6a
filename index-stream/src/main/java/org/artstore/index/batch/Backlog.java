package org.artstore.index.batch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;

/// What the index has not applied yet, by partition: records that were read and wait here to be
/// written together, and records that still lie in the log.
///
/// A partition is changed by the stream thread that has it; anybody may look.
public final class Backlog {

    private final Map<Integer, Deque<Entry>> pending = new ConcurrentHashMap<>();
    private final Map<Integer, Fetched> fetched = new ConcurrentHashMap<>();
    private final UnaryOperator<Batch> index;

    /// What is known of a partition since records of it were last fetched.
    private record Fetched(@Nullable Integer leaderEpoch, long behind, long timestamp) {}

    /// @param index writes a batch; it returns what of it has to wait, when all else is in the
    /// index, and throws when it gives up
    public Backlog(UnaryOperator<Batch> index) {
        this.index = index;
    }

    /// Adds the next record of a partition. When that is one that is pending already, the partition
    /// is being read again from there.
    public void add(Entry entry) {
        var queue =
                pending.computeIfAbsent(
                        entry.origin().partition(), _ -> new ConcurrentLinkedDeque<>());
        while (!queue.isEmpty() && queue.getLast().origin().offset() >= entry.origin().offset()) {
            queue.removeLast();
        }
        queue.add(entry);
    }

    /// Writes what is pending of these partitions; what has to wait stays pending. When it fails,
    /// all of it is still pending.
    public void write(Collection<Integer> partitions) {
        var entries =
                partitions.stream()
                        .map(pending::get)
                        .filter(Objects::nonNull)
                        .flatMap(Deque::stream)
                        .toList();
        if (!entries.isEmpty()) {
            var rest = index.apply(new Batch(entries, leaderEpochs(partitions)));
            partitions.forEach(it -> keep(it, rest));
        }
    }

    /// The first record of a partition that is pending.
    public OptionalLong first(int partition) {
        var queue = pending.get(partition);
        return queue == null
                ? OptionalLong.empty()
                : OptionalLong.of(queue.getFirst().origin().offset());
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
        return pending.values().stream().mapToLong(Deque::size).sum()
                + fetched.values().stream().mapToLong(Fetched::behind).sum();
    }

    /// The timestamp of the oldest record that is not in the index, in milliseconds; while it has
    /// not been fetched yet, that of its predecessor.
    public OptionalLong oldest() {
        var waiting =
                pending.values().stream()
                        .map(Deque::peek)
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

    private void keep(int partition, Batch rest) {
        var waiting = rest.only(it -> it.partition() == partition).entries();
        if (waiting.isEmpty()) {
            pending.remove(partition);
        } else {
            pending.put(partition, new ConcurrentLinkedDeque<>(waiting));
        }
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
