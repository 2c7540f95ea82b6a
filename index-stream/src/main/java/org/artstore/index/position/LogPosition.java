package org.artstore.index.position;

import org.jspecify.annotations.Nullable;

/// How far a partition has been applied: everything before `nextOffset`, which was written under
/// `leaderEpoch` if that is known.
public record LogPosition(int partition, long nextOffset, @Nullable Integer leaderEpoch) {}
