package org.artstore.starter.health;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

import java.util.List;

/// Wires the health endpoints of either kind of service.
@AutoConfiguration
@ConditionalOnWebApplication
class HealthConfiguration {

    @Bean
    HealthEndpoint healthEndpoint(List<ReadinessCheck> checks) {
        return new HealthEndpoint(new Readiness(checks));
    }
}
