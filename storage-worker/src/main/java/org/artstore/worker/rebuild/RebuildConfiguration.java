package org.artstore.worker.rebuild;

import org.artstore.worker.job.JobTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/// Wires rebuilding.
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    JobTask rebuildJob(KafkaTemplate<String, byte[]> kafka) {
        return new RebuildJob(kafka);
    }
}
