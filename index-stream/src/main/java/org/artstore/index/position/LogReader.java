package org.artstore.index.position;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.artstore.schemas.topic.Topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the cluster about the file log and about the group that reads it.
public final class LogReader {

    private static final String TOPIC = Topics.FILES.name();
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Admin admin;

    public LogReader(Admin admin) {
        this.admin = admin;
    }

    /// The log as it is now.
    ///
    /// @throws ExecutionException when there is no log, or no cluster
    public FileLog read() throws InterruptedException, ExecutionException, TimeoutException {
        var topics = get(admin.describeTopics(List.of(TOPIC)).allTopicNames());
        var topic = topics.values().iterator().next();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (var partition : topic.partitions()) {
            asked.put(new TopicPartition(TOPIC, partition.partition()), OffsetSpec.latest());
        }
        Map<Integer, Long> ends = new HashMap<>();
        get(admin.listOffsets(asked).all())
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return new FileLog(id(topic), ends);
    }

    /// Takes the group back to where the index stands, if it is ahead: else the records in between
    /// would never reach the index.
    ///
    /// @return whether that was necessary
    /// @throws ExecutionException when the group has members
    public boolean takeBack(String group, List<LogPosition> positions)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach(
                        (partition, committed) -> {
                            var applied = position(positions, partition.partition());
                            if (committed != null && committed.offset() > applied.offset()) {
                                behind.put(partition, applied);
                            }
                        });
        if (!behind.isEmpty()) {
            get(admin.alterConsumerGroupOffsets(group, behind).all());
        }
        return !behind.isEmpty();
    }

    /// Removes a group, unless it has members.
    ///
    /// @return whether there is none now
    public boolean remove(String group) throws InterruptedException, TimeoutException {
        try {
            var _ = get(admin.deleteConsumerGroups(List.of(group)).all());
            return true;
        } catch (ExecutionException failure) {
            return failure.getCause() instanceof GroupIdNotFoundException;
        }
    }

    private static OffsetAndMetadata position(List<LogPosition> positions, int partition) {
        return positions.stream()
                .filter(it -> it.partition() == partition)
                .map(
                        it ->
                                new OffsetAndMetadata(
                                        it.nextOffset(), Optional.ofNullable(it.leaderEpoch()), ""))
                .findFirst()
                .orElse(new OffsetAndMetadata(0));
    }

    private static UUID id(TopicDescription topic) {
        Uuid id = topic.topicId();
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private static <T> T get(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
    }
}
