package org.artstore.ingest.claim;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.journal.Journal;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;

import java.time.Clock;
import java.time.Instant;

/// Wires claims to their log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClaimSettings.class)
class ClaimConfiguration {

    @Bean
    TopicDefinition requestsTopic(ClaimSettings settings) {
        return Topics.requests(settings.life());
    }

    @Bean
    RequestTable requestTable(ClaimSettings settings, MeterRegistry meters) {
        var table = new RequestTable(settings.terms());
        Gauge.builder("artstore.ingest.idempotency.keys", table, RequestTable::size)
                .description("keys of requests that are remembered")
                .register(meters);
        return table;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower requestsFollower(RequestTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.REQUESTS,
                new StartPosition.Beginning(),
                clients,
                record ->
                        table.apply(
                                RequestEvent.CODEC.decode(record),
                                new LogPlace(
                                        record.partition(),
                                        record.offset(),
                                        Instant.ofEpochMilli(record.timestamp()))));
    }

    @Bean
    ReadinessCheck requestsCheck(LogFollower requestsFollower) {
        return requestsFollower.readiness(true);
    }

    @Bean
    AnswerReader answerReader(KafkaClients clients, ClaimSettings settings) {
        return new AnswerReader(clients.consumer(), settings);
    }

    @Bean
    Claims claims(
            Journal journal,
            RequestTable table,
            LogFollower requestsFollower,
            AnswerReader answers,
            ClaimSettings settings,
            Scheduler journalScheduler) {
        return new Claims(
                journal,
                table,
                requestsFollower,
                answers,
                settings,
                Clock.systemUTC(),
                journalScheduler::schedule);
    }
}
