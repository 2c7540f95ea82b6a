package org.artstore.index.registry;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What a batch is told on its way into the tables, true until its transaction ends.
///
/// @param live whether readers see its generation
/// @param held from which offset on each partition is held; null when nothing is
public record Passage(boolean live, @Nullable Map<Integer, Long> held) {

    /// Whether the record at `offset` may be written.
    public boolean allows(int partition, long offset) {
        return held == null || offset < held.getOrDefault(partition, 0L);
    }
}
