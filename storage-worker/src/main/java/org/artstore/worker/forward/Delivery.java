package org.artstore.worker.forward;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Writes records so that of each key the next one is sent only when the one before is
/// acknowledged: a record that Kafka did not take must not be followed by those behind it, because
/// a gap cannot be mended by sending again. To be used by one thread at a time.
public final class Delivery {

    private static final long LONGEST_WAVE = 8 << 20;

    private final KafkaTemplate<String, byte[]> kafka;

    public Delivery(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /// Returns when all replicas in sync have all records.
    ///
    /// @throws NotDelivered when they do not within the producer's bound; some may be there
    public void deliver(List<ProducerRecord<String, byte[]>> records) {
        try (var open = open()) {
            records.forEach(open::send);
        }
    }

    /// For records that are read one by one.
    public Open open() {
        return new Open(kafka);
    }

    /// A delivery of which not everything may be acknowledged yet.
    public static final class Open implements AutoCloseable {

        private final KafkaTemplate<String, byte[]> kafka;
        private final List<CompletableFuture<?>> wave = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private long bytes;

        private Open(KafkaTemplate<String, byte[]> kafka) {
            this.kafka = kafka;
        }

        /// Sends it when the one before it under the same key is acknowledged.
        ///
        /// @throws NotDelivered when an earlier record was not acknowledged
        public void send(ProducerRecord<String, byte[]> record) {
            if (bytes > LONGEST_WAVE || !keys.add(record.key())) {
                close();
                keys.add(record.key());
            }
            bytes += record.value().length;
            try {
                wave.add(kafka.send(record));
            } catch (KafkaException failure) {
                throw new NotDelivered(failure);
            }
        }

        /// Returns when everything is acknowledged.
        ///
        /// @throws NotDelivered when something was not
        @Override
        public void close() {
            try {
                CompletableFuture.allOf(wave.toArray(CompletableFuture[]::new)).join();
            } catch (CompletionException failure) {
                throw new NotDelivered(failure);
            } finally {
                wave.clear();
                keys.clear();
                bytes = 0;
            }
        }
    }

    /// Kafka did not take what has to be forwarded: to be tried again.
    public static final class NotDelivered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotDelivered(Throwable cause) {
            super("Kafka did not acknowledge", cause);
        }
    }
}
