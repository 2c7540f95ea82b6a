package org.artstore.index.batch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.index.row.IndexChange;

/// A record of the file log and what it does.
public record Entry(ConsumerRecord<byte[], byte[]> origin, IndexChange change) {

    /// The same record without its effect.
    public Entry withoutEffect() {
        return new Entry(origin, new IndexChange.None());
    }
}
