package org.artstore.worker.trim;

import org.apache.kafka.clients.admin.Admin;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/// Wires the trimming of journals.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrimSettings.class)
class TrimConfiguration {

    @Bean(destroyMethod = "close")
    Admin trimmingAdmin(KafkaClients clients) {
        return clients.newAdmin();
    }

    @Bean
    Trimming trimming(Admin trimmingAdmin, TrimSettings settings, InstantSource clock) {
        return new Trimming(trimmingAdmin, settings, clock);
    }
}
