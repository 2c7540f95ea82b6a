package org.artstore.worker.element;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.placement.Elements;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.forward.Forwarding;
import org.artstore.worker.journal.IdleUploads;
import org.artstore.worker.journal.Journals;
import org.artstore.worker.s3.S3Elements;
import org.artstore.worker.s3.S3Settings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Wires the elements of this worker.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ElementSettings.class, S3Settings.class})
class ElementConfiguration {

    @Bean
    TopicDefinition elementStatus() {
        return Topics.ELEMENT_STATUS;
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    DiskThreads diskThreads(ElementSettings settings) {
        return new DiskThreads(settings.diskThreads());
    }

    @Bean
    S3Elements s3Elements(S3Settings s3, DiskThreads threads, ElementSettings settings) {
        return new S3Elements(s3, threads, settings.catalogNames());
    }

    @Bean(destroyMethod = "")
    OwnElements ownElements(
            ElementSettings settings,
            S3Elements buckets,
            Journals journals,
            Forwarding forwarding,
            KafkaClients clients,
            DiskThreads threads,
            MeterRegistry meters,
            KafkaTemplate<String, byte[]> kafka,
            InstantSource clock) {
        return new OwnElements(
                settings,
                new ElementOpening(
                        settings,
                        journals,
                        threads,
                        buckets,
                        meters,
                        clock,
                        new Withdrawal(forwarding, clients)),
                journals,
                new StatusReports(settings, kafka, clock));
    }

    @Bean(destroyMethod = "")
    LogFollower registry(OwnElements own, Elements all, KafkaClients clients) {
        return new LogFollower(
                Topics.ELEMENTS.name(),
                new StartPosition.Beginning(),
                clients,
                record -> {
                    own.follow(record);
                    all.register(record);
                });
    }

    @Bean
    ElementRounds elementRounds(
            OwnElements elements,
            LogFollower registry,
            IdleUploads idle,
            ElementSettings settings,
            InstantSource clock) {
        return new ElementRounds(elements, registry, idle, settings.statusInterval(), clock);
    }

    @Bean
    ReadinessCheck registryFollowed(LogFollower registry) {
        return registry.readiness(true);
    }

    @Bean
    ReadinessCheck elementsInUse(OwnElements elements) {
        return ReadinessCheck.blocking("elements", true, elements::check);
    }
}
