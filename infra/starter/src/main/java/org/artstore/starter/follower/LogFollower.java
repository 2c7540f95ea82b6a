package org.artstore.starter.follower;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Follows all partitions of a topic on a thread of its own and hands over each record, in the
/// order of its partition.
///
/// The listener must be quick and decides itself what to do with a record that it cannot read: one
/// that it throws at is logged, counted and skipped. When the log no longer holds the position (it
/// was trimmed or rewound), the partition is read from its beginning again, so listeners are
/// idempotent. Outages of the broker are waited out.
public final class LogFollower implements AutoCloseable {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String topic;
    private final Positions positions;
    private final FollowerLoop loop;
    private final LogEnd end;
    private final Thread thread;

    /// Starts nothing yet.
    public LogFollower(
            String topic,
            StartPosition start,
            KafkaClients clients,
            Consumer<ConsumerRecord<String, byte[]>> listener) {
        this(topic, start, clients, Map.of(), listener);
    }

    /// Starts nothing yet.
    ///
    /// @param properties of the consumer, over those that all clients have
    public LogFollower(
            String topic,
            StartPosition start,
            KafkaClients clients,
            Map<String, Object> properties,
            Consumer<ConsumerRecord<String, byte[]>> listener) {
        var all = clients.consumer();
        all.putAll(properties);
        this.topic = topic;
        this.positions = new Positions();
        this.loop = new FollowerLoop(topic, start, all, positions, listener);
        this.end = new LogEnd(topic, clients.admin(), positions);
        this.thread = Thread.ofPlatform().daemon().name("follow-" + topic).unstarted(loop);
    }

    /// Once only.
    public void start() {
        thread.start();
    }

    /// The next offset to be handed over; empty as long as the partition is not known.
    public OptionalLong position(int partition) {
        return positions.of(partition);
    }

    public Map<Integer, Long> positions() {
        return positions.all();
    }

    /// Completes when every record has been handed over that was in the log at the time of the
    /// call; fails with a `TimeoutException` when that takes longer than `bound`.
    public CompletableFuture<Void> catchUp(Duration bound) {
        return loop.begun()
                .thenCompose(_ -> end.asOfNow())
                .thenCompose(ends -> caughtUpWith(ends, bound))
                .orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Completes when the records before these offsets, by partition, have been handed over; fails
    /// with a `TimeoutException` when that takes longer than `bound`.
    public CompletableFuture<Void> caughtUpWith(Map<Integer, Long> endOffsets, Duration bound) {
        var reached = new CompletableFuture<Void>();
        loop.reach(endOffsets, reached);
        return reached.orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether it has once, since its start, reached the end that the log had then.
    public boolean hasCaughtUp() {
        return loop.hasCaughtUp();
    }

    /// How many records the listener has thrown at.
    public long skipped() {
        return loop.skipped();
    }

    /// A check that turns good when the log has been caught up with once.
    public ReadinessCheck readiness(boolean critical) {
        return new CaughtUpCheck(this, topic, critical);
    }

    /// Returns when the thread has ended, or after a bound; whoever still waits for a position gets
    /// a failure.
    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end.close();
    }

    private record CaughtUpCheck(LogFollower follower, String name, boolean critical)
            implements ReadinessCheck {

        @Override
        public CompletableFuture<String> check() {
            return follower.hasCaughtUp()
                    ? CompletableFuture.completedFuture("")
                    : CompletableFuture.failedFuture(new NotReady("not caught up yet"));
        }
    }
}
