package org.artstore.ingest.journal;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Connects the journal while Kafka gives signs of life - acknowledgements, or else answers to
/// probes - and disconnects it after a while of silence.
///
/// Silence is counted in ticks of this thread, not by the clock: when the whole process was held
/// up, that says nothing about Kafka.
final class KafkaWatch implements SmartLifecycle, ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(25);

    private final Supplier<Admin> admins;
    private final Journal journal;
    private final AtomicBoolean seen;
    private final long patience;
    private final long probeInterval;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("kafka-watch").unstarted(this::run);

    private KafkaFuture<String> probe = KafkaFuture.completedFuture("");
    private long silence = Long.MAX_VALUE / 2;

    /// @param seen set by whoever has a sign of life
    KafkaWatch(
            Supplier<Admin> admins, Journal journal, AtomicBoolean seen, JournalSettings settings) {
        this.admins = admins;
        this.journal = journal;
        this.seen = seen;
        this.patience = settings.patience().dividedBy(TICK);
        this.probeInterval = settings.probeInterval().dividedBy(TICK);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public CompletableFuture<String> check() {
        return journal.isConnected()
                ? CompletableFuture.completedFuture("")
                : CompletableFuture.failedFuture(new NotReady("no sign of life"));
    }

    private void run() {
        try {
            while (true) {
                watch();
            }
        } catch (InterruptedException _) {
            journal.close();
        }
    }

    private void watch() throws InterruptedException {
        try (var admin = admins.get()) {
            while (true) {
                tick(admin);
                Thread.sleep(TICK);
            }
        } catch (KafkaException failure) {
            LOG.atWarn().setCause(failure).log("A client of Kafka cannot be made");
            Thread.sleep(PAUSE);
        }
    }

    private void tick(Admin admin) {
        silence = seen.getAndSet(false) ? 0 : silence + 1;
        if (silence > patience) {
            journal.disconnect();
        } else {
            journal.connect();
        }
        if (silence >= probeInterval && probe.isDone()) {
            probe = ask(admin);
        }
    }

    private KafkaFuture<String> ask(Admin admin) {
        var options = new DescribeClusterOptions().timeoutMs((int) TICK.toMillis() * 40);
        var asked = admin.describeCluster(options).clusterId();
        return asked.whenComplete((_, failure) -> seen.compareAndSet(false, failure == null));
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
