package org.artstore.ingest.sniff;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the sniffer.
@Configuration(proxyBeanMethods = false)
class SniffConfiguration {

    @Bean
    Sniffer sniffer(MeterRegistry meters) {
        return new Sniffer(meters);
    }
}
