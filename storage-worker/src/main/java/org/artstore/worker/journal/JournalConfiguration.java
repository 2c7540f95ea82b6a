package org.artstore.worker.journal;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.TopicCreation;
import org.artstore.worker.forward.Forwarding;
import org.artstore.worker.transfer.Transfers;
import org.artstore.worker.trim.Trimming;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

import java.time.InstantSource;

/// Wires the reading of journals.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    private static final int DELIVERY_TIMEOUT_MS = 20_000;
    private static final int REQUEST_TIMEOUT_MS = 5_000;

    /// A dead letter is larger than the record that it was.
    private static final int MAX_REQUEST_BYTES = 2 << 20;

    @Bean
    TopicDefinition files() {
        return Topics.FILES;
    }

    @Bean
    KafkaTemplate<String, byte[]> kafka(KafkaClients clients) {
        var properties = clients.producer();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        var kafka =
                new KafkaTemplate<String, byte[]>(new DefaultKafkaProducerFactory<>(properties));
        kafka.setProducerListener(new Silent());
        return kafka;
    }

    /// The framework's own would log what the records say.
    private static final class Silent implements ProducerListener<String, byte[]> {}

    @Bean
    Journals journals(
            KafkaClients clients,
            TopicCreation topics,
            KafkaTemplate<String, byte[]> kafka,
            Forwarding forwarding,
            Transfers transfers,
            MeterRegistry meters,
            JournalSettings settings,
            Trimming trimming,
            InstantSource clock) {
        return new Journals(
                clients, topics, kafka, forwarding, transfers, meters, settings, trimming, clock);
    }

    @Bean
    IdleUploads idleUploads(KafkaTemplate<String, byte[]> kafka, JournalSettings settings) {
        return new IdleUploads(kafka, settings.uploadExpiry());
    }
}
