package org.artstore.starter.follower;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// The next offset to be handed over, by partition. Written by the follower's thread, read by all.
final class Positions {

    private final Map<Integer, Long> next = new ConcurrentHashMap<>();

    void set(int partition, long offset) {
        next.put(partition, offset);
    }

    @Nullable Long known(int partition) {
        return next.get(partition);
    }

    OptionalLong of(int partition) {
        var offset = known(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    Map<Integer, Long> all() {
        return Map.copyOf(next);
    }

    /// Whether everything before these ends has been handed over.
    boolean reached(Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> of(end.getKey()).orElse(0) >= end.getValue());
    }
}
