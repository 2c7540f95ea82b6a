package org.artstore.index.topology;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.artstore.index.batch.Backlog;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.topic.Topics;

import java.util.function.Consumer;

/// The topology: `artstore.files` -> `project` -> backlog.
public final class FileTopology {

    static final String SOURCE = "file-log";
    static final String PROJECTION = "project";

    private FileTopology() {}

    /// A topology that leaves its changes in `backlog`.
    ///
    /// @param deadLetters keeps a dead letter; it returns when the letter is safe
    public static Topology of(Backlog backlog, Consumer<DeadLetter<byte[], byte[]>> deadLetters) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        SOURCE,
                        (record, _) -> Math.max(0, record.timestamp()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.FILES.name())
                .addProcessor(PROJECTION, () -> new FileProjection(backlog, deadLetters), SOURCE);
    }
}
