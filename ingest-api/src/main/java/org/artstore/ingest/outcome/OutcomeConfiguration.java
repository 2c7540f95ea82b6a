package org.artstore.ingest.outcome;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/// Wires outcomes to the file log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutcomeSettings.class)
class OutcomeConfiguration {

    @Bean
    Outcomes outcomes(OutcomeSettings settings, MeterRegistry meters) {
        var outcomes = new Outcomes(settings.waiting(), new RecentUploads(settings.recent()));
        Gauge.builder("artstore.ingest.waiting", outcomes, Outcomes::waiting)
                .description("uploads that wait for their outcome")
                .register(meters);
        return outcomes;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower fileLogFollower(List<FileLogListener> listeners, KafkaClients clients) {
        return new LogFollower(
                Topics.FILES.name(),
                new StartPosition.End(),
                clients,
                record -> listeners.forEach(listener -> listener.apply(record)));
    }

    @Bean
    ReadinessCheck fileLogCheck(LogFollower fileLogFollower) {
        return fileLogFollower.readiness(true);
    }
}
