package org.artstore.index.deadletter;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.schemas.event.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutionException;

/// Keeps what cannot be applied.
public final class DeadLetters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<byte[], byte[]> producer;
    private final IndexMeters meters;

    public DeadLetters(Producer<byte[], byte[]> producer, IndexMeters meters) {
        this.producer = producer;
        this.meters = meters;
    }

    /// Returns when the cluster has it.
    ///
    /// @throws KafkaException when it does not take it
    public void keep(DeadLetter<byte[], byte[]> letter) {
        try {
            send(letter);
        } catch (RecordTooLargeException _) {
            // Compressed it had room in the file log; it must not stop its partition.
            send(ShortenedRecord.of(letter));
        }
        meters.deadLetter();
        LOG.atWarn()
                .addKeyValue("reason", letter.reason())
                .addKeyValue("partition", letter.record().partition())
                .addKeyValue("offset", letter.record().offset())
                .log("A record cannot be applied and lies in the dead letters");
    }

    private void send(DeadLetter<byte[], byte[]> letter) {
        try {
            var _ = producer.send(letter.seal()).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw new KafkaException("a dead letter was not taken", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
