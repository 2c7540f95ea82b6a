package org.artstore.starter.follower;

import java.util.Map;

/// Where a follower begins. Partitions that are added later are always read from their beginning.
public sealed interface StartPosition {

    /// The oldest record that the log holds.
    record Beginning() implements StartPosition {}

    /// Only what is written from now on.
    record End() implements StartPosition {}

    /// The next offset to read, by partition; partitions that are not named begin at their
    /// beginning.
    record At(Map<Integer, Long> offsets) implements StartPosition {

        public At {
            offsets = Map.copyOf(offsets);
        }
    }
}
