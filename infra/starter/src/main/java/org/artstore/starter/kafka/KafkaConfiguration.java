package org.artstore.starter.kafka;

import org.artstore.schemas.topic.TopicDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import java.util.List;

/// Wires the settings of Kafka's clients and the creation of the service's own topics.
@AutoConfiguration
@EnableConfigurationProperties(KafkaSettings.class)
class KafkaConfiguration {

    @Bean
    KafkaClients kafkaClients(KafkaSettings settings) {
        return new KafkaClients(settings);
    }

    @Bean
    TopicCreation topicCreation(KafkaClients clients, KafkaSettings settings) {
        return new TopicCreation(clients, settings);
    }

    @Bean
    @ConditionalOnBean(TopicDefinition.class)
    OwnedTopics ownedTopics(TopicCreation creation, List<TopicDefinition> topics) {
        return new OwnedTopics(creation, topics);
    }
}
