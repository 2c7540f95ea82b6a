package org.artstore.index.expiry;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.artstore.schemas.topic.Topics;

import java.util.Map;

/// The topology: `artstore.files` -> `expire`, with the store `due`.
final class ExpiryTopology {

    private static final String SOURCE = "file-log";
    private static final String EXPIRY = "expire";

    private ExpiryTopology() {}

    /// @param changelog settings of the topic that keeps the store
    static Topology of(
            ExpirySettings settings,
            LogEnds ends,
            Commands commands,
            Map<String, String> changelog) {
        var store =
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(Expiry.STORE),
                                Serdes.ByteArray(),
                                Serdes.ByteArray())
                        .withLoggingEnabled(changelog);
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        SOURCE,
                        (record, _) -> Math.max(0, record.timestamp()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.FILES.name())
                .addProcessor(EXPIRY, () -> new Expiry(settings, ends, commands), SOURCE)
                .addStateStore(store, EXPIRY);
    }
}
