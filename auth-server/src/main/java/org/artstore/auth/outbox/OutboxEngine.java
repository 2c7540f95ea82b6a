package org.artstore.auth.outbox;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.source.SourceRecord;
import org.artstore.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Keeps the reader of PostgreSQL's log running: when Kafka or PostgreSQL goes away the reader
/// ends, and a new one is started, after a pause, for as long as it takes.
///
/// While another instance reads, this one stands by.
final class OutboxEngine implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxEngine.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSED_AGAIN_AFTER = Duration.ofMillis(100);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(8);

    private final Properties properties;
    private final ReplicationSlot slot;
    private final OutboxRelay relay;
    private final Producer<String, byte[]> producer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("outbox").unstarted(this::keepRunning);
    private volatile @Nullable DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private volatile boolean polled;

    OutboxEngine(
            Properties properties,
            ReplicationSlot slot,
            OutboxRelay relay,
            Producer<String, byte[]> producer) {
        this.properties = properties;
        this.slot = slot;
        this.relay = relay;
        this.producer = producer;
    }

    @Override
    public void start() {
        thread.start();
    }

    /// The engine ends by closing clients of Kafka, which without their topic takes minutes.
    @Override
    public void stop() {
        stopped.countDown();
        try {
            var closing = Thread.ofPlatform().daemon().name("outbox-close").start(this::close);
            if (!closing.join(LONGEST_CLOSE) || !thread.join(LONGEST_CLOSE)) {
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

    private void keepRunning() {
        var pause = SHORTEST_PAUSE;
        while (!isStopped(Duration.ZERO)) {
            polled = false;
            runOnce();
            pause = polled ? SHORTEST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            isStopped(pause);
        }
    }

    private void runOnce() {
        try {
            if (slot.isRead()) {
                return;
            }
            slot.dropIfLost();
            // The engine's own wait for Kafka is long and cannot be interrupted.
            var _ = producer.partitionsFor(Topics.OUTBOX_OFFSETS.name());
            var next = newEngine();
            engine = next;
            if (!isStopped(Duration.ZERO)) {
                next.run();
            }
        } catch (KafkaException | DataAccessException away) {
            LOG.atWarn()
                    .addKeyValue("reason", away.getMessage())
                    .log("The outbox waits for Kafka or PostgreSQL");
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("The reader of the outbox cannot be started");
        } finally {
            engine = null;
        }
    }

    private DebeziumEngine<RecordChangeEvent<SourceRecord>> newEngine() {
        return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .using(OffsetCommitPolicy.always())
                .using(
                        new DebeziumEngine.ConnectorCallback() {
                            @Override
                            public void pollingStarted() {
                                polled = true;
                            }
                        })
                .using(OutboxEngine::ended)
                .notifying(relay)
                .build();
    }

    private static void ended(boolean success, String message, @Nullable Throwable failure) {
        if (!success) {
            LOG.atWarn()
                    .addKeyValue("reason", message)
                    .setCause(failure)
                    .log("Reading the outbox is interrupted");
        }
    }

    private void close() {
        for (var current = engine; current != null && thread.isAlive(); current = engine) {
            try {
                current.close();
                return;
            } catch (IllegalStateException starting) {
                // It can be closed only when it has started, or has already ended by itself.
                LOG.atDebug().setCause(starting).log("The reader of the outbox is not closed yet");
                LockSupport.parkNanos(CLOSED_AGAIN_AFTER.toNanos());
            } catch (IOException failure) {
                LOG.atWarn().setCause(failure).log("The reader of the outbox did not end in order");
                return;
            }
        }
    }

    private boolean isStopped(Duration within) {
        try {
            return stopped.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            stopped.countDown();
            return true;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
