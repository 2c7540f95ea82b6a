package org.artstore.worker.orphan;

import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.job.JobTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/// Wires the looking for orphans.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrphanSettings.class)
class OrphanConfiguration {

    @Bean
    JobTask orphanJob(OrphanSettings settings, KafkaClients clients, InstantSource clock) {
        return new OrphanJob(settings.after(), clients, clock);
    }
}
