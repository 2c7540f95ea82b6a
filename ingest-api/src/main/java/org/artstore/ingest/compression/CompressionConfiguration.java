package org.artstore.ingest.compression;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.placement.Placement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the decision about compression.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompressionSettings.class)
class CompressionConfiguration {

    @Bean
    Compressibility compressibility(
            Placement placement, CompressionSettings settings, MeterRegistry meters) {
        return new Compressibility(placement::compression, settings, meters);
    }
}
