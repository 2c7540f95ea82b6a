package org.artstore.index.position;

import java.util.Map;
import java.util.UUID;

/// The file log as the cluster has it.
///
/// @param ends the offset after the last record, by partition
public record FileLog(UUID topicId, Map<Integer, Long> ends) {

    public FileLog {
        ends = Map.copyOf(ends);
    }
}
