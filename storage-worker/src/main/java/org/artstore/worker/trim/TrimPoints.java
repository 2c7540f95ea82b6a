package org.artstore.worker.trim;

import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;

/// What is known of the partitions of a journal when it is decided what of it may go.
///
/// @param begins where each begins now
/// @param committed before which everything is stored and told
/// @param young from where on it is too young; missing where nothing is
/// @param needed from where on it is needed for open uploads; missing where nothing is
record TrimPoints(
        Map<TopicPartition, Long> begins,
        Map<TopicPartition, Long> committed,
        Map<TopicPartition, Long> young,
        Map<TopicPartition, Long> needed) {

    /// Before which offsets everything may go, of the partitions of which anything may.
    Map<TopicPartition, Long> offsets() {
        var offsets = new HashMap<TopicPartition, Long>();
        committed.forEach(
                (partition, stored) -> {
                    long point =
                            Math.min(
                                    stored,
                                    Math.min(
                                            young.getOrDefault(partition, Long.MAX_VALUE),
                                            needed.getOrDefault(partition, Long.MAX_VALUE)));
                    if (point > begins.getOrDefault(partition, Long.MAX_VALUE)) {
                        offsets.put(partition, point);
                    }
                });
        return offsets;
    }
}
