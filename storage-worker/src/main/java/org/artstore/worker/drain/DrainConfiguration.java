package org.artstore.worker.drain;

import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.PlacementSettings;
import org.artstore.starter.placement.SequentialFill;
import org.artstore.worker.forward.Forwarding;
import org.artstore.worker.job.JobTask;
import org.artstore.worker.transfer.Transfers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Wires emptying.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DrainSettings.class)
class DrainConfiguration {

    @Bean
    JobTask drainJob(
            Transfers transfers,
            Elements elements,
            Forwarding forwarding,
            PlacementSettings placement,
            KafkaTemplate<String, byte[]> kafka,
            DrainSettings settings,
            InstantSource clock) {
        var targets = new DrainTargets(elements, forwarding, new SequentialFill(placement));
        return new DrainJob(transfers, targets, kafka, settings, clock);
    }
}
