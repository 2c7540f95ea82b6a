package org.artstore.bench.rebuild;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.artstore.bench.history.SyntheticHistory;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Writes a history into the file log of an installation. Its documents have no bytes.
final class SyntheticLog {

    private SyntheticLog() {}

    /// Returns how many records it took, all acknowledged.
    static long write(String broker, SyntheticHistory history) {
        var failure = new AtomicReference<@Nullable Exception>();
        long records = 0;
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                20,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                1 << 19),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var event : history) {
                var record = FileEvent.CODEC.encode(Topics.FILES.name(), event, null);
                var _ =
                        producer.send(
                                record,
                                (_, refusal) -> {
                                    if (refusal != null) {
                                        failure.set(refusal);
                                    }
                                });
                records++;
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the log does not take it", failure.get());
        }
        return records;
    }
}
