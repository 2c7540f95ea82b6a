package org.artstore.worker.scrub;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.worker.element.OwnElements;
import org.artstore.worker.job.JobTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Wires the verifying of files.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScrubSettings.class)
class ScrubConfiguration {

    @Bean
    Verifications verifications(
            ScrubSettings settings,
            KafkaTemplate<String, byte[]> kafka,
            MeterRegistry meters,
            InstantSource clock) {
        return new Verifications(settings, kafka, meters, clock);
    }

    @Bean
    Scrubbing scrubbing(OwnElements elements, Verifications verifications) {
        return new Scrubbing(elements, verifications);
    }

    @Bean
    Suspicions suspicions(OwnElements elements, Verifications verifications) {
        return new Suspicions(elements, verifications);
    }

    @Bean
    JobTask scrubJob(Verifications verifications) {
        return new ScrubJob(verifications);
    }
}
