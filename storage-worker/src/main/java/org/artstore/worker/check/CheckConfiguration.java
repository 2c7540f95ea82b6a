package org.artstore.worker.check;

import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.job.JobTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/// Wires the comparing of elements with the log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckSettings.class)
class CheckConfiguration {

    @Bean
    JobTask checkJob(KafkaClients clients, CheckSettings settings, InstantSource clock) {
        return new CheckJob(clients, settings.documentsAtOnce(), clock);
    }
}
