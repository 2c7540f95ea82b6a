package org.artstore.worker.trim;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets the oldest records of one journal go, now and then. To be used by the thread that reads it.
public final class JournalTrimming {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTrimming.class);
    private static final Duration BOUND = Duration.ofSeconds(5);

    /// As much the clocks of those who write and of this host may differ.
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Admin admin;
    private final TrimSettings settings;
    private final Duration uploadLife;
    private final InstantSource clock;
    private final Openings openings;
    private final TrimObserver observer;
    private final Watermark watermark = new Watermark();
    private Instant looked = Instant.MIN;

    JournalTrimming(
            Admin admin,
            TrimSettings settings,
            Duration uploadLife,
            InstantSource clock,
            Openings openings,
            TrimObserver observer) {
        this.admin = admin;
        this.settings = settings;
        this.uploadLife = uploadLife;
        this.clock = clock;
        this.openings = openings;
        this.observer = observer;
    }

    /// To be called between two batches. Looks if it is time to, and leaves it to Kafka to remove
    /// the records. What fails is done at another time.
    public void attend(Consumer<?, ?> consumer) {
        var now = clock.instant();
        if (looked.plus(settings.interval()).isAfter(now)) {
            return;
        }
        looked = now;
        try {
            look(consumer, now);
        } catch (KafkaException failure) {
            LOG.atWarn().setCause(failure).log("A journal is not trimmed now");
        }
    }

    private void look(Consumer<?, ?> consumer, Instant now) {
        var partitions = consumer.assignment();
        var begins = consumer.beginningOffsets(partitions, BOUND);
        var ends = consumer.endOffsets(partitions, BOUND);
        observer.kept(sum(ends) - sum(begins));
        var committed = committed(consumer);
        var told = watermark.after(committed, now, () -> ends);
        var needed = openings.needed();
        if (told.isPresent() && needed.isPresent()) {
            var young = young(consumer, until(now, told.get()));
            var points = new TrimPoints(begins, committed, young, needed.get()).offsets();
            remove(points, sum(points) - sum(begins, points));
        }
    }

    /// Before which time nothing is needed: neither by the grace, nor for any upload of which
    /// something may be written that has not been read.
    private Instant until(Instant now, Instant told) {
        var grace = now.minus(settings.after());
        var life = told.minus(uploadLife).minus(CLOCKS);
        return grace.isBefore(life) ? grace : life;
    }

    private static Map<TopicPartition, Long> committed(Consumer<?, ?> consumer) {
        var committed = new HashMap<TopicPartition, Long>();
        consumer.committed(consumer.assignment(), BOUND)
                .forEach(
                        (partition, offset) ->
                                Optional.ofNullable(offset)
                                        .map(OffsetAndMetadata::offset)
                                        .ifPresent(it -> committed.put(partition, it)));
        return committed;
    }

    private static Map<TopicPartition, Long> young(Consumer<?, ?> consumer, Instant since) {
        var times =
                consumer.assignment().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        _ -> Math.max(0, since.toEpochMilli())));
        var young = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(times, BOUND)
                .forEach(
                        (partition, found) ->
                                Optional.ofNullable(found)
                                        .ifPresent(it -> young.put(partition, it.offset())));
        return young;
    }

    private void remove(Map<TopicPartition, Long> points, long records) {
        if (points.isEmpty()) {
            return;
        }
        var before = new HashMap<TopicPartition, RecordsToDelete>();
        points.forEach(
                (partition, point) -> before.put(partition, RecordsToDelete.beforeOffset(point)));
        var _ =
                admin.deleteRecords(before)
                        .all()
                        .whenComplete(
                                (_, failure) -> {
                                    if (failure == null) {
                                        observer.trimmed(records);
                                    } else {
                                        LOG.atWarn()
                                                .setCause(failure)
                                                .log("A journal was not trimmed; it will be later");
                                    }
                                });
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long sum(Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> onlyOf) {
        return onlyOf.keySet().stream().mapToLong(it -> offsets.getOrDefault(it, 0L)).sum();
    }
}
