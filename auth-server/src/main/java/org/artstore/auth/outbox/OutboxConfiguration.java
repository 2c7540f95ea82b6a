package org.artstore.auth.outbox;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.auth.postgres.PostgresSettings;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaReachable;
import org.artstore.starter.kafka.KafkaSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/// Wires the outbox and its reader, and declares the topics that it writes.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

    private static final int LONGEST_BLOCK_MS = 5_000;
    private static final int LONGEST_DELIVERY_MS = 15_000;

    @Bean
    TopicDefinition accountsTopic() {
        return Topics.ACCOUNTS;
    }

    @Bean
    TopicDefinition elementsTopic() {
        return Topics.ELEMENTS;
    }

    @Bean
    TopicDefinition templatesTopic() {
        return Topics.TEMPLATES;
    }

    @Bean
    TopicDefinition outboxOffsetsTopic() {
        return Topics.OUTBOX_OFFSETS;
    }

    @Bean
    Outbox outbox(JdbcClient jdbc) {
        return new Outbox(jdbc);
    }

    @Bean
    Producer<String, byte[]> outboxProducer(KafkaClients clients) {
        var properties = clients.producer();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_BLOCK_MS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MS);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
        return new KafkaProducer<>(properties);
    }

    @Bean
    OutboxRelay outboxRelay(
            Producer<String, byte[]> producer, JdbcClient jdbc, MeterRegistry meters) {
        return new OutboxRelay(producer, jdbc, meters);
    }

    @Bean
    ReplicationSlot outboxSlot(JdbcClient jdbc, PostgresSettings postgres) {
        return new ReplicationSlot(jdbc, EngineProperties.slot(postgres));
    }

    @Bean
    OutboxEngine outboxEngine(
            OutboxSettings settings,
            PostgresSettings postgres,
            KafkaSettings kafka,
            ReplicationSlot slot,
            OutboxRelay relay,
            Producer<String, byte[]> producer) {
        var properties = EngineProperties.of(settings, postgres, kafka);
        return new OutboxEngine(properties, slot, relay, producer);
    }

    @Bean
    OutboxPruning outboxPruning(JdbcClient jdbc, OutboxSettings settings, MeterRegistry meters) {
        return new OutboxPruning(jdbc, settings.keptAfterDelivery(), meters);
    }

    @Bean
    SchedulingConfigurer outboxPruningSchedule(OutboxPruning pruning, OutboxSettings settings) {
        return schedule -> schedule.addFixedDelayTask(pruning, settings.pruneInterval());
    }

    /// Not critical, for the same reason as the next one.
    @Bean
    KafkaReachable kafkaCheck(KafkaClients clients) {
        return new KafkaReachable(clients, false);
    }

    /// Not critical: without it tokens are given and changes are kept, they are only told later.
    @Bean
    ReadinessCheck outboxCheck(ReplicationSlot slot) {
        return ReadinessCheck.blocking(
                "outbox",
                false,
                () -> {
                    if (!slot.isRead()) {
                        throw new NotReady("nobody reads the outbox");
                    }
                    return "";
                });
    }
}
