package org.artstore.ingest.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.schemas.element.Compression;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Wires the way to Kafka.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    /// Above what is in flight: batches are not always full.
    private static final long BATCHES_BYTES = 8 << 20;

    /// Of three, the cheapest: it makes text nearly as small as Kafka's default in half the time.
    private static final int ZSTD_LEVEL = 1;

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
    Journal journal(KafkaClients clients, JournalSettings settings, MeterRegistry meters) {
        var journal =
                new Journal(
                        () -> new Producers(way -> producer(clients, settings, way)),
                        Clock.systemUTC(),
                        settings.retryAfter(),
                        () -> kafkaSeen.set(true));
        Stream.of(Compression.LZ4, Compression.ZSTD)
                .forEach(way -> registerRatio(journal, way, meters));
        return journal;
    }

    private static void registerRatio(Journal journal, Compression way, MeterRegistry meters) {
        Gauge.builder("artstore.ingest.compression.ratio", journal, it -> it.ratio(way))
                .tag("codec", way.toString())
                .description("batches sent lately: their length to that before compression")
                .register(meters);
    }

    private static Producer<String, byte[]> producer(
            KafkaClients clients, JournalSettings settings, Compression compression) {
        var properties = properties(clients, settings);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression.toString());
        properties.put(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, ZSTD_LEVEL);
        return new KafkaProducer<>(properties);
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
