package org.artstore.query.freshness;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks where the file log ends. An answer is believed for a while, and for longer when Kafka does
/// not answer again.
final class LogExtents implements AutoCloseable {

    private static final String TOPIC = Topics.FILES.name();
    private static final int BOUND_MS = 1_000;

    private final KafkaClients clients;
    private final InstantSource clock;
    private final Mono<LogExtent> current;
    private volatile @Nullable LogExtent last;
    private @Nullable Admin admin;
    private boolean closed;

    LogExtents(KafkaClients clients, Duration knownFor, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
        this.current =
                Mono.defer(this::looked)
                        .onErrorResume(_ -> Mono.justOrEmpty(last))
                        .cache(_ -> knownFor, _ -> Duration.ZERO, () -> knownFor);
    }

    /// Empty as long as Kafka has not answered.
    Mono<LogExtent> current() {
        return current;
    }

    private Mono<LogExtent> looked() {
        var client = admin();
        var seenAt = clock.instant();
        return Mono.fromFuture(
                        () ->
                                client.describeTopics(
                                                List.of(TOPIC),
                                                new DescribeTopicsOptions().timeoutMs(BOUND_MS))
                                        .allTopicNames()
                                        .toCompletionStage()
                                        .toCompletableFuture())
                .map(found -> found.values().iterator().next())
                .flatMap(
                        topic ->
                                ends(client, topic)
                                        .map(ends -> new LogExtent(id(topic), ends, seenAt)))
                .doOnNext(extent -> last = extent);
    }

    private static Mono<Map<Integer, Long>> ends(Admin client, TopicDescription topic) {
        var latest =
                topic.partitions().stream()
                        .map(it -> new TopicPartition(TOPIC, it.partition()))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return Mono.fromFuture(
                        () ->
                                client.listOffsets(
                                                latest,
                                                new ListOffsetsOptions().timeoutMs(BOUND_MS))
                                        .all()
                                        .toCompletionStage()
                                        .toCompletableFuture())
                .map(
                        ends ->
                                ends.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        it -> it.getKey().partition(),
                                                        it -> it.getValue().offset())));
    }

    private static UUID id(TopicDescription topic) {
        var id = topic.topicId();
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        var known = admin;
        if (known == null) {
            known = clients.newAdmin();
            admin = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        closed = true;
        var used = admin;
        if (used != null) {
            used.close(Duration.ZERO);
        }
    }
}
