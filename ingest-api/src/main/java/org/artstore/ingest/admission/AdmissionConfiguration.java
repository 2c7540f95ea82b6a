package org.artstore.ingest.admission;

import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.body.EventLoop;
import org.artstore.ingest.outcome.Outcomes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Wires the admission of uploads.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionSettings.class)
class AdmissionConfiguration {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double MEDIAN = 0.5;
    private static final int LEAST_SAMPLES = 10;
    private static final int MOST_SAMPLES = 1_000;
    private static final int ROOM_TO_GROW = 4;

    @Bean
    Admission admission(AdmissionSettings settings, Outcomes outcomes, MeterRegistry meters) {
        var limit =
                Gradient2Limit.newBuilder()
                        .minLimit(settings.least())
                        .initialLimit(settings.first())
                        .maxConcurrency(settings.most())
                        .queueSize(ROOM_TO_GROW)
                        .rttTolerance(settings.tolerance())
                        .build();
        var admission =
                new Admission(windowed(limit), settings, System::nanoTime, outcomes::lastHeard);
        gauge(meters, "limit", "uploads that may be worked on at once", admission::limit);
        gauge(meters, "working", "uploads that are worked on", admission::working);
        gauge(meters, "entering", "uploads that are not admitted yet", admission::entering);
        gauge(meters, "reading", "uploads whose bytes are on their way", admission::reading);
        return admission;
    }

    @Bean
    OffTheLoop offTheLoop() {
        return new OffTheLoop();
    }

    @Bean
    AdmissionFilter admissionFilter(Admission admission, MeterRegistry meters) {
        return new AdmissionFilter(admission, EventLoop::channel, refusals(meters)::increment);
    }

    @Bean(destroyMethod = "dispose")
    Disposable admissionLook(Admission admission) {
        return Flux.interval(LOOK).onBackpressureDrop().subscribe(_ -> admission.look());
    }

    /// A median of many: one long upload among them says little.
    private static WindowedLimit windowed(Gradient2Limit limit) {
        return WindowedLimit.newBuilder()
                .minWindowTime(1, TimeUnit.SECONDS)
                .maxWindowTime(1, TimeUnit.SECONDS)
                .windowSize(LEAST_SAMPLES)
                .sampleWindowFactory(PercentileSampleWindowFactory.of(MEDIAN, MOST_SAMPLES))
                .build(limit);
    }

    private static Counter refusals(MeterRegistry meters) {
        return Counter.builder("artstore.ingest.uploads")
                .description("uploads by how they ended for their client")
                .tag("outcome", "overloaded")
                .register(meters);
    }

    private static void gauge(
            MeterRegistry meters, String name, String description, Supplier<Number> value) {
        Gauge.builder("artstore.ingest.admission." + name, value)
                .description(description)
                .register(meters);
    }
}
