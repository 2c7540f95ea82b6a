package org.artstore.auth.element;

import org.artstore.auth.outbox.Outbox;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;

/// Wires the registry of elements.
@Configuration(proxyBeanMethods = false)
class ElementConfiguration {

    @Bean
    Elements elements(
            JdbcClient jdbc,
            Outbox outbox,
            TransactionOperations transactions,
            InstantSource clock) {
        return new Elements(new ElementStore(jdbc), outbox, transactions, clock);
    }

    @Bean
    ElementStatuses elementStatuses() {
        return new ElementStatuses();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower elementStatusFollower(KafkaClients clients, ElementStatuses statuses) {
        return new LogFollower(
                Topics.ELEMENT_STATUS.name(),
                new StartPosition.Beginning(),
                clients,
                statuses::accept);
    }

    @Bean
    ElementEndpoint elementEndpoint(Elements elements, ElementStatuses statuses) {
        return new ElementEndpoint(elements, statuses);
    }

    @Bean
    ProblemMapping<ElementRejected> elementProblems() {
        return new ProblemMapping<>(ElementRejected.class, ElementConfiguration::word);
    }

    private static Problem word(ElementRejected rejected) {
        return switch (rejected) {
            case ElementRejected.Unknown _ ->
                    Problem.of(404, "not-found", "Nothing is here")
                            .withDetail("There is no element with this id.");
            case ElementRejected.Exists exists ->
                    Problem.of(409, "element-exists", "Element exists")
                            .withDetail("An element with this id is registered.")
                            .with("element_id", exists.element().value());
            case ElementRejected.PlaceInUse inUse ->
                    inUse(inUse.kind()).with("element_id", inUse.element().value());
            case ElementRejected.InvalidTransition refused -> word(refused);
        };
    }

    private static Problem inUse(StorageElement.Kind kind) {
        return switch (kind) {
            case DISK ->
                    Problem.of(409, "root-in-use", "Directory in use")
                            .withDetail(
                                    "The directory is that of another element of this worker, or"
                                            + " lies in it, or holds it.");
            case S3 ->
                    Problem.of(409, "prefix-in-use", "Part of a bucket in use")
                            .withDetail(
                                    "The prefix is that of another element in this bucket, or lies"
                                            + " in it, or holds it.");
        };
    }

    private static Problem word(ElementRejected.InvalidTransition refused) {
        boolean confirmable = refused.from().mayBecome(refused.target(), true);
        return Problem.of(409, "invalid-transition", "Mode not possible")
                .withDetail(
                        confirmable
                                ? "This opens the element again, and has to be confirmed."
                                : "This mode does not follow the one that the element has.")
                .with("element_id", refused.element().value())
                .with("mode", refused.from().toString())
                .with("target_mode", refused.target().toString());
    }
}
