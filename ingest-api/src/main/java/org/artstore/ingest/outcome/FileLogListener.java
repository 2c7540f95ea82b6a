package org.artstore.ingest.outcome;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Is shown what is told in the file log from the start of the process on, in the order of its
/// partitions.
public interface FileLogListener {

    void apply(ConsumerRecord<String, byte[]> record);
}
