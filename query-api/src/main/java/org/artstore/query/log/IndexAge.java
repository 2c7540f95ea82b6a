package org.artstore.query.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How old the index is at most: it has everything that was in the log at one moment. That moment
/// moves on when the index has reached the end that the log had then.
final class IndexAge {

    private volatile @Nullable Instant asOf;
    private volatile @Nullable End awaited;
    private volatile @Nullable End reached;

    private record End(Instant seenAt, Map<Integer, Long> offsets) {}

    /// Everything in the log at this moment is in the index; empty as long as nothing is known.
    Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /// Whether the end of the log is to be looked up again.
    boolean wantsEnd() {
        return awaited == null;
    }

    /// These next offsets are not before those that the log had at `seenAt`.
    void end(Instant seenAt, Map<Integer, Long> offsets) {
        awaited = new End(seenAt, Map.copyOf(offsets));
    }

    /// The index has these next offsets. If it has gone back, it is not known how old it is until
    /// it has reached an end again.
    void applied(Map<Integer, Long> offsets) {
        var last = reached;
        if (last != null && !covers(offsets, last.offsets())) {
            reached = null;
            asOf = null;
        }
        var end = awaited;
        if (end != null && covers(offsets, end.offsets())) {
            asOf = end.seenAt();
            reached = end;
            awaited = null;
        }
    }

    private static boolean covers(Map<Integer, Long> applied, Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
