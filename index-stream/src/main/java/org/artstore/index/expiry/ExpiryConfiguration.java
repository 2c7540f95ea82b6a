package org.artstore.index.expiry;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.artstore.index.topology.StreamSettings;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.starter.lifetime.Turns;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Wires expiry.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExpirySettings.class)
class ExpiryConfiguration {

    private static final long BUFFER = 2L << 20;
    private static final int TAKEN_WITHIN_MS = 5_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    @Bean
    JournalCommands journalCommands(KafkaClients clients, MeterRegistry meters) {
        var properties = clients.producer();
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKEN_WITHIN_MS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS - 1);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS);
        return new JournalCommands(new KafkaProducer<>(properties), meters);
    }

    @Bean
    Turns expiryStream(
            ExpirySettings settings,
            StreamSettings streams,
            KafkaSettings kafka,
            KafkaClients clients,
            JournalCommands commands) {
        var log = new FollowedLog(clients);
        var stream =
                new ExpiryStream(
                        log,
                        () -> ExpiryTopology.of(settings, log, commands, changelog(kafka)),
                        settings,
                        properties(streams, kafka, clients));
        return new Turns("expiry", PAUSE, STOP_WITHIN, stream);
    }

    private static Map<String, String> changelog(KafkaSettings kafka) {
        var settings = new HashMap<String, String>();
        settings.put(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Short.toString(kafka.minInsyncReplicas()));
        var flush = kafka.flushMessages();
        if (flush != null) {
            settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, flush.toString());
        }
        return settings;
    }

    private static Map<String, Object> properties(
            StreamSettings streams, KafkaSettings kafka, KafkaClients clients) {
        var properties = new HashMap<>(clients.admin());
        int session = Math.toIntExact(streams.sessionTimeout().toMillis());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replicationFactor());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, streams.commitInterval().toMillis());
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / 4);
        return properties;
    }
}
