package org.artstore.query.log;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The documents that the file log knows and the index may not know yet. Bounded: what does not fit
/// is left out, and that it was is remembered until the index has it.
final class Overlay {

    private final Map<DocumentKey, Entry> entries = new ConcurrentHashMap<>();
    private final Map<Integer, Long> leftOut = new ConcurrentHashMap<>();
    private final int capacity;

    private record Entry(DocumentState state, int partition, long offset) {}

    Overlay(int capacity) {
        this.capacity = capacity;
    }

    Optional<DocumentState> find(DocumentKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::state);
    }

    /// Keeps the newest version, whatever the order.
    void learn(DocumentState state, int partition, long offset) {
        var key = state.key();
        if (entries.size() >= capacity && !entries.containsKey(key)) {
            leftOut.merge(partition, offset, Math::max);
        } else {
            entries.merge(key, new Entry(state, partition, offset), Overlay::newer);
        }
    }

    /// Drops what the index has: the events before these next offsets.
    void forget(Map<Integer, Long> applied) {
        entries.values().removeIf(entry -> isIn(applied, entry.partition(), entry.offset()));
        leftOut.entrySet().removeIf(last -> isIn(applied, last.getKey(), last.getValue()));
    }

    /// Whether something may be missing here that the index does not have either.
    boolean isIncomplete() {
        return !leftOut.isEmpty();
    }

    int size() {
        return entries.size();
    }

    private static boolean isIn(Map<Integer, Long> applied, int partition, long offset) {
        return offset < applied.getOrDefault(partition, 0L);
    }

    private static Entry newer(Entry one, Entry other) {
        return one.state().version() > other.state().version() ? one : other;
    }
}
