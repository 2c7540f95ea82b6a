package org.artstore.ingest.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Wires the way to Kafka.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    /// Above what is in flight: batches are not always full.
    private static final long BATCHES_BYTES = 8 << 20;

    private static final int THREADS = 4;
    private static final int QUEUE = 100_000;

    private final AtomicBoolean kafkaSeen = new AtomicBoolean();

    @Bean
    InFlight inFlight(JournalSettings settings, MeterRegistry meters) {
        var inFlight =
                new InFlight(
                        settings.inFlight().toBytes(),
                        settings.inFlightPerAccount().toBytes(),
                        settings.inFlightPerUpload().toBytes());
        Gauge.builder("artstore.ingest.in.flight", inFlight, InFlight::taken)
                .baseUnit("bytes")
                .description("bytes of uploads held in memory")
                .register(meters);
        return inFlight;
    }

    @Bean
    Journal journal(KafkaClients clients, JournalSettings settings) {
        return new Journal(
                () -> new KafkaProducer<>(properties(clients, settings)),
                Clock.systemUTC(),
                settings.retryAfter(),
                () -> kafkaSeen.set(true));
    }

    @Bean
    KafkaWatch kafkaWatch(KafkaClients clients, Journal journal, JournalSettings settings) {
        return new KafkaWatch(() -> Admin.create(admin(clients)), journal, kafkaSeen, settings);
    }

    /// Where records are appended: these threads may block, event loops may not.
    @Bean(destroyMethod = "dispose")
    Scheduler journalScheduler() {
        return Schedulers.newBoundedElastic(THREADS, QUEUE, "journal");
    }

    private static Map<String, Object> properties(KafkaClients clients, JournalSettings settings) {
        var properties = clients.producer();
        long timeout = settings.deliveryTimeout().toMillis();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis());
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) settings.batch().toBytes());
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
        properties.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG, settings.inFlight().toBytes() + BATCHES_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.patience().toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout / 2);
        properties.put(ProducerConfig.SEND_BUFFER_CONFIG, -1);
        reconnectQuickly(properties);
        return properties;
    }

    private static Map<String, Object> admin(KafkaClients clients) {
        var properties = clients.admin();
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "kafka-watch");
        reconnectQuickly(properties);
        return properties;
    }

    private static void reconnectQuickly(Map<String, Object> properties) {
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50L);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250L);
    }
}
