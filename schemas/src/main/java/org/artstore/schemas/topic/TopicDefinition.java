package org.artstore.schemas.topic;

import java.util.Map;

/// What a topic is, whatever the cluster: its name, its partitions and the settings that belong to
/// its meaning. Replication and flushing belong to the cluster and are added where it is created.
public record TopicDefinition(String name, int partitions, Map<String, String> config) {

    public TopicDefinition {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least one partition: " + name);
        }
        config = Map.copyOf(config);
    }

    /// The topic where records go that cannot be read: same partitions, kept for 30 days. A record
    /// that was as large as may be still fits with the headers that say why it is there.
    public TopicDefinition deadLetters() {
        return new TopicDefinition(
                Topics.deadLetters(name),
                partitions,
                Map.of("retention.ms", "2592000000", "max.message.bytes", "2097152"));
    }
}
