package org.artstore.index.pipeline;

import org.artstore.index.cache.DocumentCache;
import org.artstore.index.deadletter.DeadLetters;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.index.topology.RebuildSettings;
import org.artstore.index.topology.StreamSettings;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.lifetime.Turns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

import javax.sql.DataSource;

/// Wires the life of the generations.
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    @Bean
    Pipelines pipelines(
            GenerationRegistry registry,
            Streaming streaming,
            DataSource database,
            KafkaClients clients,
            IndexMeters meters) {
        var pipelines = new Pipelines(registry, new Preparation(database, clients), streaming);
        meters.watchBacklog(pipelines::lag, pipelines::age);
        return pipelines;
    }

    @Bean
    Turns pipelineTurns(Pipelines pipelines) {
        return new Turns("pipelines", PAUSE, STOP_WITHIN, pipelines);
    }

    @Bean
    GenerationRegistry generationRegistry(DataSource database) {
        return new GenerationRegistry(database);
    }

    @Bean
    Streaming streaming(
            StreamSettings settings,
            RebuildSettings rebuild,
            DataSource database,
            KafkaClients clients,
            DocumentCache cache,
            DeadLetters deadLetters,
            IndexMeters meters) {
        return new Streaming(settings, rebuild, database, clients, cache, deadLetters, meters);
    }

    @Bean
    ReadinessCheck indexCheck(Pipelines pipelines) {
        return new IndexCheck(pipelines::state);
    }
}
