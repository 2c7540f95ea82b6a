package org.artstore.index.redrive;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Wires the dead letters as operators see them. They take one connection to the database at a
/// time.
@Configuration(proxyBeanMethods = false)
class RedriveConfiguration {

    private static final int WAITING = 64;
    private static final int TAKEN_WITHIN_MS = 8_000;
    private static final int LARGEST = 2 << 20;

    @Bean(destroyMethod = "dispose")
    Scheduler redriveThread() {
        return Schedulers.newBoundedElastic(1, WAITING, "redrive");
    }

    @Bean
    Admin redriveAdmin(KafkaClients clients) {
        return clients.newAdmin();
    }

    @Bean
    Producer<byte[], byte[]> redriveProducer(KafkaClients clients) {
        var properties = clients.producer();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKEN_WITHIN_MS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS - 1);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TAKEN_WITHIN_MS);
        return new KafkaProducer<>(properties);
    }

    @Bean
    RedriveEndpoint redriveEndpoint(
            KafkaClients clients,
            DataSource indexDatabase,
            Producer<byte[], byte[]> redriveProducer,
            Admin redriveAdmin,
            Scheduler redriveThread) {
        var redriving =
                new Redriving(
                        new LetterReader(clients),
                        new RedriveTable(indexDatabase),
                        redriveProducer,
                        redriveAdmin,
                        InstantSource.system());
        return new RedriveEndpoint(redriving, redriveThread);
    }

    @Bean
    ProblemMapping<RedriveRejected> redriveProblems() {
        return new ProblemMapping<>(RedriveRejected.class, RedriveConfiguration::word);
    }

    private static Problem word(RedriveRejected rejected) {
        return switch (rejected) {
            case RedriveRejected.Unknown _ -> Problem.of(404, "not-found", "Nothing is here");
            case RedriveRejected.Malformed refused ->
                    Problem.of(400, "malformed-parameter", "Malformed parameter")
                            .withDetail("'" + refused.parameter() + "' has a value it cannot have.")
                            .with("parameter", refused.parameter());
            case RedriveRejected.Invalid refused ->
                    invalid("/" + refused.field(), refused.reason());
            case RedriveRejected.Unreadable refused ->
                    Problem.of(422, "still-unreadable", "The record cannot be read")
                            .withDetail("As it is it would come back. Send a corrected one.")
                            .with("reason", refused.reason());
            case RedriveRejected.OtherTenant _ ->
                    Problem.of(403, "other-tenant", "The record is another tenant's")
                            .withDetail("It can be put back only as it is.");
            case RedriveRejected.Redriven refused ->
                    Problem.of(409, "already-redriven", "It was put back in other words")
                            .with("receipt", refused.receipt().toString());
            case RedriveRejected.Unavailable _ ->
                    Problem.of(503, "dead-letters-unavailable", "Dead letters are out of reach")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }

    private static Problem invalid(String pointer, String reason) {
        return Problem.of(422, "invalid-content", "Content not allowed")
                .withDetail("The body has a field that is not allowed.")
                .with("errors", List.of(Map.of("pointer", pointer, "detail", reason)));
    }
}
