package org.artstore.index.telemetry;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the meters.
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    IndexMeters indexMeters(MeterRegistry registry) {
        return new IndexMeters(registry);
    }

    @Bean
    ReindexMeters reindexMeters(MeterRegistry registry) {
        return new ReindexMeters(registry);
    }
}
