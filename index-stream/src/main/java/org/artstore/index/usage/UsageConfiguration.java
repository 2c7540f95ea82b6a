package org.artstore.index.usage;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.lifetime.Turns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

import javax.sql.DataSource;

/// Wires the telling of usage, and its topic.
@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

    private static final long BUFFER = 1L << 20;
    private static final int TAKEN_WITHIN_MS = 5_000;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(6);

    @Bean
    TopicDefinition usageTopic() {
        return Topics.USAGE;
    }

    @Bean
    Turns usageFeed(UsageSettings settings, DataSource indexDatabase, KafkaClients clients) {
        var properties = clients.producer();
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKEN_WITHIN_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS - 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS);
        var feed = new UsageFeed(indexDatabase, new KafkaProducer<>(properties));
        return new Turns("usage", settings.interval(), STOP_WITHIN, feed);
    }
}
