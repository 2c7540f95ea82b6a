package org.artstore.index.pipeline;

import org.artstore.index.cache.DocumentCache;
import org.artstore.index.deadletter.DeadLetters;
import org.artstore.index.generation.Generation;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.index.topology.StreamSettings;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/// Wires the life of the first generation.
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean
    IndexPipeline indexPipeline(
            StreamSettings settings,
            DataSource database,
            KafkaClients clients,
            DocumentCache cache,
            DeadLetters deadLetters,
            IndexMeters meters) {
        var generation = Generation.FIRST;
        var pipeline =
                new IndexPipeline(
                        new Preparation(generation, database, clients),
                        new Streaming(
                                generation,
                                settings,
                                database,
                                clients,
                                cache,
                                deadLetters,
                                meters));
        meters.watchBacklog(pipeline::lag, pipeline::age);
        return pipeline;
    }

    @Bean
    ReadinessCheck indexCheck(IndexPipeline indexPipeline) {
        return new IndexCheck(indexPipeline);
    }
}
