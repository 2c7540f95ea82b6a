package org.artstore.query.element;

import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.placement.Elements;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the following of elements and their status.
@Configuration(proxyBeanMethods = false)
class ElementConfiguration {

    @Bean
    ElementEndpoints elementEndpoints() {
        return new ElementEndpoints();
    }

    @Bean(initMethod = "start")
    LogFollower elementStatusFollower(ElementEndpoints endpoints, KafkaClients clients) {
        return new LogFollower(
                Topics.ELEMENT_STATUS.name(),
                new StartPosition.Beginning(),
                clients,
                endpoints::accept);
    }

    @Bean
    ReadinessCheck elementStatusReadiness(
            @Qualifier("elementStatusFollower") LogFollower follower) {
        return follower.readiness(false);
    }

    @Bean
    Elements elements() {
        return new Elements();
    }

    @Bean(initMethod = "start")
    LogFollower elementFollower(Elements elements, KafkaClients clients) {
        return new LogFollower(
                Topics.ELEMENTS.name(), new StartPosition.Beginning(), clients, elements::register);
    }

    @Bean
    ReadinessCheck elementReadiness(@Qualifier("elementFollower") LogFollower follower) {
        return follower.readiness(false);
    }
}
