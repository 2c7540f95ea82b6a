package org.artstore.query.statistics;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.TopicCreation;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.time.InstantSource;

/// Wires the counting of reads.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatisticsSettings.class)
class StatisticsConfiguration {

    private static final long BUFFER = 1L << 20;
    private static final int TAKEN_WITHIN_MS = 2_000;

    @Bean
    Statistics statistics(StatisticsSettings settings, MeterRegistry meters) {
        return new Statistics(settings.tallies(), InstantSource.system(), meters);
    }

    @Bean
    SearchCounter searchCounter(Statistics statistics) {
        return new SearchCounter(statistics);
    }

    @Bean
    Telling telling(
            Statistics statistics,
            TopicCreation creation,
            KafkaClients clients,
            StatisticsSettings settings) {
        return new Telling(
                statistics,
                creation,
                () -> producer(clients),
                settings.toldEvery(),
                InstantSource.system());
    }

    @Bean
    Counts counts() {
        return new Counts();
    }

    @Bean(initMethod = "start")
    LogFollower readsFollower(Counts counts, KafkaClients clients) {
        return new LogFollower(
                Topics.READS.name(), new StartPosition.Beginning(), clients, counts::accept);
    }

    @Bean
    StatisticsEndpoint statisticsEndpoint(
            Counts counts, @Qualifier("readsFollower") LogFollower follower) {
        return new StatisticsEndpoint(counts, follower::hasCaughtUp, InstantSource.system());
    }

    @Bean
    ProblemMapping<StatisticsRejected> statisticsProblems() {
        return new ProblemMapping<>(StatisticsRejected.class, StatisticsConfiguration::word);
    }

    private static Producer<String, byte[]> producer(KafkaClients clients) {
        var properties = clients.producer();
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKEN_WITHIN_MS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS - 1);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS);
        return new KafkaProducer<>(properties);
    }

    private static Problem word(StatisticsRejected rejected) {
        return switch (rejected) {
            case StatisticsRejected.NoSuchDays _ ->
                    Problem.of(400, "malformed-parameter", "Malformed parameter")
                            .withDetail("'from' is not after 'to', and they span a year at most.")
                            .with("parameter", "from");
            case StatisticsRejected.NotKnownYet _ ->
                    Problem.of(503, "statistics-unavailable", "The counts are not known now")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }
}
