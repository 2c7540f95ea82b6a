package org.artstore.query.archive;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.query.log.Restores;
import org.artstore.query.log.Statuses;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.time.InstantSource;

/// Wires the archive.
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

    private static final long BUFFER = 1L << 20;
    private static final int TAKEN_WITHIN_MS = 5_000;

    @Bean
    Archive archive(Statuses statuses, Restores restores, KafkaClients clients) {
        var properties = clients.producer();
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKEN_WITHIN_MS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS - 1);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS);
        return new Archive(
                statuses, restores, new KafkaProducer<>(properties), InstantSource.system());
    }

    @Bean
    ProblemMapping<RequestNotKept> archiveProblems() {
        return new ProblemMapping<>(
                RequestNotKept.class,
                _ ->
                        Problem.of(503, "kafka-unavailable", "The document cannot be asked for now")
                                .withDetail("Its bytes are offline, and nobody can be told.")
                                .withHeader(HttpHeaders.RETRY_AFTER, "5"));
    }
}
