package org.artstore.worker.journal;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What the worker writes to Kafka before it lets go of journal records.
final class Announcements {

    private final KafkaTemplate<String, byte[]> kafka;

    Announcements(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /// Returns when all replicas in sync have all records.
    ///
    /// @throws NotAnnounced when they do not within the producer's bound; some may be there
    void write(List<ProducerRecord<String, byte[]>> records) {
        try {
            CompletableFuture.allOf(
                            records.stream().map(kafka::send).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException | KafkaException e) {
            throw new NotAnnounced(e);
        }
    }

    /// Kafka did not take what has to be told: to be tried again.
    static final class NotAnnounced extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAnnounced(Throwable cause) {
            super("Kafka did not acknowledge", cause);
        }
    }
}
