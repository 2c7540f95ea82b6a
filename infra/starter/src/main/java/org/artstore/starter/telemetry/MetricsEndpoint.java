package org.artstore.starter.telemetry;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// All meters in the text format of Prometheus.
@RestController
final class MetricsEndpoint {

    private static final String TEXT_FORMAT = "text/plain;version=0.0.4;charset=utf-8";

    private final PrometheusMeterRegistry meters;

    MetricsEndpoint(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @GetMapping(path = "/metrics", produces = TEXT_FORMAT)
    String metrics() {
        return meters.scrape();
    }
}
