package org.artstore.ingest.coding;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires content codings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodingSettings.class)
class CodingConfiguration {

    @Bean
    ContentCodings contentCodings(CodingSettings settings) {
        return new ContentCodings(settings.mostExpansion(), settings.freeSize().toBytes());
    }
}
