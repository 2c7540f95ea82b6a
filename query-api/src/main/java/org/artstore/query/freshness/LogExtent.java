package org.artstore.query.freshness;

import org.artstore.schemas.file.Receipt;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Which events the file log has: of the topic of this id those before these next offsets.
record LogExtent(UUID topicId, Map<Integer, Long> ends, Instant seenAt) {

    boolean has(Receipt receipt) {
        return ends.getOrDefault(receipt.partition(), 0L) > receipt.offset();
    }

    boolean hasPartition(Receipt receipt) {
        return ends.containsKey(receipt.partition());
    }
}
