package org.artstore.starter.follower;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The partitions that one consumer follows, and where it stands in each.
final class Assignment {

    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final String topic;
    private final StartPosition start;
    private final Positions positions;
    private final KafkaConsumer<String, byte[]> consumer;

    Assignment(
            String topic,
            StartPosition start,
            Positions positions,
            KafkaConsumer<String, byte[]> consumer) {
        this.topic = topic;
        this.start = start;
        this.positions = positions;
        this.consumer = consumer;
    }

    /// Takes up partitions that are new; false as long as the topic cannot be found.
    boolean isCurrent() {
        var found = partitions();
        var followed = consumer.assignment();
        if (followed.containsAll(found)) {
            return !followed.isEmpty();
        }
        var added = new ArrayList<>(found);
        added.removeAll(followed);
        boolean first = positions.all().isEmpty();
        found.addAll(followed);
        consumer.assign(found);
        added.forEach(partition -> seek(partition, first));
        notePositions();
        return true;
    }

    List<ConsumerRecord<String, byte[]>> poll(Duration bound) {
        try {
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            consumer.poll(bound).forEach(records::add);
            return records;
        } catch (OffsetOutOfRangeException lost) {
            beginAgain(lost.offsetOutOfRangePartitions());
            return List.of();
        }
    }

    /// The consumer knows better than the last record where it stands: not every offset holds a
    /// record.
    void notePositions() {
        for (var partition : consumer.assignment()) {
            positions.set(partition.partition(), consumer.position(partition, BOUND));
        }
    }

    Map<Integer, Long> ends() {
        return consumer.endOffsets(consumer.assignment(), BOUND).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    private Set<TopicPartition> partitions() {
        try {
            return consumer.partitionsFor(topic, BOUND).stream()
                    .map(found -> new TopicPartition(topic, found.partition()))
                    .collect(Collectors.toSet());
        } catch (UnknownTopicOrPartitionException | TimeoutException _) {
            return Set.copyOf(consumer.assignment());
        }
    }

    private void seek(TopicPartition partition, boolean first) {
        var only = List.of(partition);
        var known = positions.known(partition.partition());
        switch (start) {
            case StartPosition _ when known != null -> consumer.seek(partition, known);
            case StartPosition.End() when first -> consumer.seekToEnd(only);
            case StartPosition.At(var offsets) when offsets.containsKey(partition.partition()) ->
                    consumer.seek(partition, offsets.getOrDefault(partition.partition(), 0L));
            case StartPosition.Beginning(), StartPosition.End(), StartPosition.At(_) ->
                    consumer.seekToBeginning(only);
        }
    }

    private void beginAgain(Map<TopicPartition, Long> lost) {
        Collection<TopicPartition> partitions = lost.keySet();
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("offset", lost)
                .log("The log does not hold the position any more; reading from its beginning");
        consumer.seekToBeginning(partitions);
    }
}
