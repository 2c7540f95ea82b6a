package org.artstore.ingest.finalisation;

import org.artstore.ingest.answer.DocumentAnswers;
import org.artstore.ingest.change.Holders;
import org.artstore.ingest.change.Replies;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.placement.Placement;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/// Wires finalisations to the log of transfers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FinalisationSettings.class)
class FinalisationConfiguration {

    @Bean
    TransferTable transferTable(FinalisationSettings settings) {
        return new TransferTable(settings.remembered());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower transfersFollower(TransferTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.TRANSFERS.name(), new StartPosition.Beginning(), clients, table::follow);
    }

    /// Uploads do without it.
    @Bean
    ReadinessCheck transfersCheck(LogFollower transfersFollower) {
        return transfersFollower.readiness(false);
    }

    @Bean
    FinalisationEndpoint finalisationEndpoint(
            Holders holders,
            Placement placement,
            Journal journal,
            Replies replies,
            TransferTable table,
            LogFollower transfersFollower,
            FinalisationSettings settings,
            DocumentAnswers answers) {
        var finalisations =
                new Finalisations(
                        holders,
                        placement,
                        journal,
                        replies,
                        table,
                        transfersFollower,
                        settings.patience(),
                        InstantSource.system());
        return new FinalisationEndpoint(finalisations, answers);
    }
}
