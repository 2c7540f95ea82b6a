package org.artstore.query.statistics;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.artstore.schemas.statistics.ReadCounts;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.TopicCreation;
import org.artstore.starter.kafka.TopicsNotCreated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells now and then what is counted, on a thread of its own. What Kafka does not take is told
/// again the next time: each time it is the whole count. What was counted since the last time is
/// lost with a process that dies.
final class Telling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final Statistics statistics;
    private final TopicCreation creation;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Duration every;
    private final InstantSource clock;
    private final Map<String, ReadCounts> told = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("statistics").unstarted(this::run);
    private boolean hasTopic;

    Telling(
            Statistics statistics,
            TopicCreation creation,
            Supplier<Producer<String, byte[]>> producers,
            Duration every,
            InstantSource clock) {
        this.statistics = statistics;
        this.creation = creation;
        this.producers = producers;
        this.every = every;
        this.clock = clock;
    }

    private void run() {
        try (var producer = producers.get()) {
            while (!stopped.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                attempt(producer);
            }
            attempt(producer);
        } catch (InterruptedException _) {
            LOG.atDebug().log("Stopped before all counts were told");
        }
    }

    private void attempt(Producer<String, byte[]> producer) throws InterruptedException {
        try {
            if (!hasTopic) {
                creation.create(List.of(Topics.READS));
                hasTopic = true;
            }
            tell(producer);
        } catch (TopicsNotCreated | ExecutionException | KafkaException failure) {
            LOG.atDebug().setCause(failure).log("Counts are not told yet");
        }
    }

    private void tell(Producer<String, byte[]> producer)
            throws InterruptedException, ExecutionException {
        for (var counts : statistics.counts(clock.instant())) {
            var record = record(counts);
            var last = told.get(record.key());
            if (last == null || counts.exceeds(last)) {
                var _ = producer.send(record).get();
                told.put(record.key(), counts);
            } else if (statistics.forgets(counts)) {
                told.remove(record.key());
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(ReadCounts counts) {
        return ReadCounts.CODEC.encode(Topics.READS.name(), counts, null);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopped.countDown();
        try {
            if (!thread.join(LONGEST_STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
