package org.artstore.index.deadletter;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the dead letters and their topic.
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    /// As large as the topic takes: a record of the file log, with the headers that say why it
    /// lies there.
    private static final int LARGEST = 2 << 20;

    private static final long BUFFER = 4L * LARGEST;

    @Bean
    TopicDefinition deadLetterTopic() {
        return Topics.FILES.deadLetters();
    }

    @Bean
    DeadLetters deadLetters(KafkaClients clients, IndexMeters meters) {
        var properties = clients.producer();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        return new DeadLetters(new KafkaProducer<>(properties), meters);
    }
}
