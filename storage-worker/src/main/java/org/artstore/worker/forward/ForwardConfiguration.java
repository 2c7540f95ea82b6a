package org.artstore.worker.forward;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.topic.TopicDefinition;
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
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

/// Wires forwarding to its log and to what is said of all elements.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlacementSettings.class)
class ForwardConfiguration {

    @Bean
    TopicDefinition forwards() {
        return Topics.FORWARDS;
    }

    @Bean
    ForwardTable forwardTable() {
        return new ForwardTable();
    }

    /// Of all workers. The registry is followed together with the own elements.
    @Bean
    Elements elements() {
        return new Elements();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower forwardsFollower(ForwardTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.FORWARDS.name(), new StartPosition.Beginning(), clients, table::follow);
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
    ReadinessCheck forwardsFollowed(LogFollower forwardsFollower) {
        return forwardsFollower.readiness(true);
    }

    @Bean
    Forwarding forwarding(
            ForwardTable table,
            LogFollower forwardsFollower,
            Elements elements,
            PlacementSettings settings,
            KafkaTemplate<String, byte[]> kafka,
            KafkaClients clients,
            MeterRegistry meters,
            InstantSource clock) {
        return new Forwarding(
                table,
                forwardsFollower,
                new Targets(elements, new SequentialFill(settings)),
                new Delivery(kafka),
                new JournalHistory(clients),
                meters,
                clock);
    }
}
