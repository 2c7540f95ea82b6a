package org.artstore.ingest.register;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.journal.Journal;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/// Wires the register to its log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterSettings.class)
class RegisterConfiguration {

    @Bean
    TopicDefinition uploadsTopic(RegisterSettings settings) {
        return Topics.uploads(settings.uploadLife());
    }

    @Bean
    UploadTable uploadTable(RegisterSettings settings, MeterRegistry meters) {
        var table =
                new UploadTable(
                        Clock.systemUTC(),
                        settings.uploadLife(),
                        settings.mostEnded(),
                        settings.mostMetadata().toBytes());
        Gauge.builder("artstore.ingest.resumable", table, UploadTable::size)
                .description("resumable uploads that are remembered")
                .register(meters);
        return table;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower uploadsFollower(UploadTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.UPLOADS,
                new StartPosition.Beginning(),
                clients,
                record -> table.apply(UploadEvent.CODEC.decode(record), record.offset()));
    }

    @Bean
    ReadinessCheck uploadsCheck(LogFollower uploadsFollower) {
        return uploadsFollower.readiness(true);
    }

    @Bean
    UploadRegister uploadRegister(
            Journal journal,
            UploadTable table,
            LogFollower uploadsFollower,
            RegisterSettings settings) {
        return new UploadRegister(journal, table, uploadsFollower, settings);
    }
}
