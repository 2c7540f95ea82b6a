package org.artstore.ingest.tus;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what stands before the endpoints of tus.
@Configuration(proxyBeanMethods = false)
class TusConfiguration {

    @Bean
    MethodOverride tusMethodOverride() {
        return new MethodOverride();
    }
}
