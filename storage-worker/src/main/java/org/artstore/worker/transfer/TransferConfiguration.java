package org.artstore.worker.transfer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Wires transfers to their log.
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    @Bean
    TopicDefinition transfersTopic() {
        return Topics.TRANSFERS;
    }

    @Bean
    TransferTable transferTable(MeterRegistry meters) {
        var table = new TransferTable();
        Gauge.builder("artstore.transfers.active", table, TransferTable::active).register(meters);
        return table;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower transfersFollower(TransferTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.TRANSFERS.name(), new StartPosition.Beginning(), clients, table::follow);
    }

    @Bean
    ReadinessCheck transfersFollowed(LogFollower transfersFollower) {
        return transfersFollower.readiness(true);
    }

    @Bean
    Transfers transfers(
            TransferTable table,
            LogFollower transfersFollower,
            KafkaTemplate<String, byte[]> kafka,
            InstantSource clock) {
        return new Transfers(table, transfersFollower, kafka, clock);
    }
}
