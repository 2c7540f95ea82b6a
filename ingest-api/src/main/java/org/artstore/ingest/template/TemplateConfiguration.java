package org.artstore.ingest.template;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the templates to their topic.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateSettings.class)
class TemplateConfiguration {

    @Bean
    TemplateTable templateTable(MeterRegistry meters) {
        var table = new TemplateTable();
        Gauge.builder("artstore.ingest.templates", table, TemplateTable::size)
                .description("templates that custom attributes may name")
                .register(meters);
        return table;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower templatesFollower(TemplateTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.TEMPLATES.name(),
                new StartPosition.Beginning(),
                clients,
                record -> {
                    if (record.value() != null) {
                        table.apply(TemplateEvent.CODEC.decode(record).template());
                    }
                });
    }

    @Bean
    Templates templates(
            TemplateTable table, LogFollower templatesFollower, TemplateSettings settings) {
        return new Templates(table, templatesFollower::hasCaughtUp, settings);
    }

    /// Not critical: documents without a template are taken.
    @Bean
    ReadinessCheck templatesCheck(LogFollower templatesFollower) {
        return templatesFollower.readiness(false);
    }
}
