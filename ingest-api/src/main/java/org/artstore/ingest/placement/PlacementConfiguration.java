package org.artstore.ingest.placement;

import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.PlacementSettings;
import org.artstore.starter.placement.SequentialFill;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires placement to the topics of the registry and of the workers' reports.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlacementSettings.class)
class PlacementConfiguration {

    @Bean
    Elements elements() {
        return new Elements();
    }

    @Bean
    Placement placement(Elements elements, PlacementSettings settings) {
        return new Placement(elements, new SequentialFill(settings), settings.retryAfter());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower registryFollower(Elements elements, KafkaClients clients) {
        return new LogFollower(
                Topics.ELEMENTS.name(), new StartPosition.Beginning(), clients, elements::register);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower statusFollower(Elements elements, KafkaClients clients) {
        return new LogFollower(
                Topics.ELEMENT_STATUS.name(),
                new StartPosition.Beginning(),
                clients,
                elements::report);
    }

    @Bean
    ReadinessCheck registryCheck(LogFollower registryFollower) {
        return registryFollower.readiness(true);
    }

    @Bean
    ReadinessCheck statusCheck(LogFollower statusFollower) {
        return statusFollower.readiness(true);
    }

    @Bean
    ReadinessCheck roomCheck(Placement placement) {
        return new RoomCheck(placement);
    }
}
