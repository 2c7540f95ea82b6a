package org.artstore.starter.follower;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The thread of a [LogFollower]: follows with one consumer until that fails, then with a new one
/// from where it was.
final class FollowerLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowerLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final String topic;
    private final StartPosition start;
    private final Map<String, Object> properties;
    private final Consumer<ConsumerRecord<String, byte[]>> listener;
    private final Positions positions;
    private final Waiters waiters;
    private final AtomicLong skipped = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> firstCatchUp = new CompletableFuture<>();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    FollowerLoop(
            String topic,
            StartPosition start,
            Map<String, Object> properties,
            Positions positions,
            Consumer<ConsumerRecord<String, byte[]>> listener) {
        this.topic = topic;
        this.start = start;
        this.properties = properties;
        this.positions = positions;
        this.waiters = new Waiters(positions);
        this.listener = listener;
        // A lost position is a finding to be told, not to be passed over in silence.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    }

    long skipped() {
        return skipped.get();
    }

    boolean hasCaughtUp() {
        return firstCatchUp.isDone() && !firstCatchUp.isCompletedExceptionally();
    }

    /// Completes when partitions are followed at all.
    CompletableFuture<Void> begun() {
        return begun.copy();
    }

    void reach(Map<Integer, Long> ends, CompletableFuture<Void> reached) {
        waiters.await(ends, reached);
    }

    void stop() {
        stopped.countDown();
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public void run() {
        while (!isStopped(Duration.ZERO)) {
            var fresh = new KafkaConsumer<String, byte[]>(properties);
            consumer = fresh;
            try {
                follow(new Assignment(topic, start, positions, fresh));
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .setCause(failure)
                        .log("Following a log is interrupted");
                isStopped(PAUSE);
            } finally {
                consumer = null;
                fresh.close(CloseOptions.timeout(PAUSE));
            }
        }
        var closed = new IllegalStateException("the follower of " + topic + " is closed");
        begun.completeExceptionally(closed);
        waiters.fail(closed);
    }

    private void follow(Assignment assignment) {
        while (!isStopped(Duration.ZERO)) {
            try {
                if (assignment.isCurrent()) {
                    step(assignment);
                } else {
                    isStopped(PAUSE);
                }
            } catch (WakeupException _) {
                LOG.atDebug().addKeyValue("topic", topic).log("Woken up to end");
            } catch (TimeoutException away) {
                LOG.atDebug()
                        .addKeyValue("topic", topic)
                        .setCause(away)
                        .log("The broker does not answer; the log is followed when it does");
            }
        }
    }

    private void step(Assignment assignment) {
        if (!begun.isDone()) {
            waiters.await(assignment.ends(), firstCatchUp);
            begun.complete(null);
        }
        for (var record : assignment.poll(POLL)) {
            handOver(record);
        }
        assignment.notePositions();
        waiters.release();
    }

    private void handOver(ConsumerRecord<String, byte[]> record) {
        try {
            listener.accept(record);
        } catch (RuntimeException failure) {
            skipped.incrementAndGet();
            LOG.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(failure)
                    .log("A record is skipped");
        }
        positions.set(record.partition(), record.offset() + 1);
    }

    private boolean isStopped(Duration within) {
        try {
            return stopped.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            stopped.countDown();
            return true;
        }
    }
}
