package org.artstore.worker.copying;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.worker.element.OwnElements;
import org.artstore.worker.transfer.Transfers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Wires copying.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CopySettings.class)
class CopyConfiguration {

    @Bean
    Copying copying(
            Transfers transfers,
            OwnElements elements,
            KafkaTemplate<String, byte[]> kafka,
            CopySettings settings,
            MeterRegistry meters,
            InstantSource clock) {
        var target = new TargetJournal(kafka, transfers, clock);
        var copier = new Copier(target, settings.checkpointBytes(), meters);
        return new Copying(transfers, elements, copier, target, settings, clock);
    }
}
