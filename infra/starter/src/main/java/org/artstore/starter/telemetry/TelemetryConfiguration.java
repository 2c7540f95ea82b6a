package org.artstore.starter.telemetry;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;

/// Wires the metrics endpoint of either kind of service.
@AutoConfiguration(after = PrometheusMetricsExportAutoConfiguration.class)
@ConditionalOnWebApplication
class TelemetryConfiguration {

    @Bean
    MetricsEndpoint metricsEndpoint(PrometheusMeterRegistry meters) {
        return new MetricsEndpoint(meters);
    }

    /// The request as a whole is timed; to time each filter of the access check as well costs more
    /// than the filters do.
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }
}
